import { judge } from '#finding.ts'
import { mapOrNull } from '#identity/text-map.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { draftConfig } from './config-draft.ts'
import type { Mount } from './mount.ts'
import { mountPath } from './mount-path.ts'
import { mounts } from './mount-store.ts'
import { type TuningDraft, tuneRules } from './tune-rules.ts'
import type { SentTuning } from './tuning.ts'

/** Tunes the mount at a full path such as `auth/jwt`: all of it or nothing (spec/core.md 5.4). */
export function tuneMount(world: World, path: string, sent: SentTuning): Promise<Mount> {
  const route = mountPath(path)
  return world.storage.write(async (change) => {
    const mount = await mounts.maybeBy(change, 'byRoute', route)
    if (mount === undefined || mount.isLeaving) return refuse({ code: 'mount_to_tune_not_found', path: route })
    const draft = draftOf(world, mount, sent)
    refuseFirst(judge(tuneRules, draft))
    const tuned = tunedMount(draft)
    await mounts.put(change, tuned)
    return tuned
  })
}

function draftOf({ settings }: World, mount: Mount, sent: SentTuning): TuningDraft {
  return { ...draftConfig(mount.config, { type: mount.type, sent, settings }), mount, sent }
}

function tunedMount({ mount, sent, config }: TuningDraft): Mount {
  return {
    ...mount,
    config,
    description: sent.description ?? mount.description,
    options: mergedOptions(mount.options, sent.options),
  }
}

function mergedOptions(before: Mount['options'], sent: SentTuning['options']): Mount['options'] {
  const merged = Object.entries({ ...before, ...sent }).filter(([name, value]) => value !== '' || sent?.[name] === undefined)
  return mapOrNull(Object.fromEntries(merged))
}
