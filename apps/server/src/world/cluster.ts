import type { Clock } from '@postern/engine/ports/clock.ts'
import type { Cluster } from '@postern/engine/ports/cluster.ts'
import type { Files } from '@postern/engine/ports/files.ts'

/** Where a pod finds itself. */
export interface PodSurroundings {
  readonly clock: Clock
  readonly files: Files
  /** The API server's address, from the pod's environment. */
  readonly address?: string | undefined
  /** Where the service account is projected to. */
  readonly folder?: string
}

/** The cluster around this process, by what the kubelet projects into its pod. */
export function createCluster({ clock, files, address, folder = serviceAccountFolder }: PodSurroundings): Cluster {
  return {
    address,
    token: rereading({ clock, seconds: 60, read: () => files.read(`${folder}/token`) }),
    caPem: rereading({ clock, seconds: 3600, read: () => files.read(`${folder}/ca.crt`) }),
  }
}

const serviceAccountFolder = '/var/run/secrets/kubernetes.io/serviceaccount'

interface Rereading {
  readonly clock: Clock
  readonly seconds: number
  read(): Promise<string | undefined>
}

function rereading({ clock, seconds, read }: Rereading): () => Promise<string | undefined> {
  let last: { readonly text: Promise<string | undefined>; readonly until: number } | undefined
  return () => {
    const now = clock.now()
    if (last === undefined || last.until <= now) last = { text: read().then(trimmed), until: now + seconds }
    return last.text
  }
}

function trimmed(text: string | undefined): string | undefined {
  return text?.trim() || undefined
}
