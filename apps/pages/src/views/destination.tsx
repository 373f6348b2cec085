import { shownText } from '#text/shown-text.ts'
import type { Words } from '#words/en.ts'
import { filled, Phrase } from '#words/phrase.tsx'

/** Where a person goes back to. */
export interface GoesTo {
  readonly kind: 'web' | 'this_machine' | 'app' | 'device'
  /** For a device, the code it shows. */
  readonly host: string
  /** The part of the host that somebody owns: `example.com` of `grafana.example.com`. */
  readonly owned: string
  readonly port: string
}

interface DestinationProps {
  readonly goesTo: GoesTo
  readonly words: Words
}

/** Says where the person goes next; who owns the host stands out, since that is what cannot be made up. */
export function Destination({ goesTo: { kind, host, owned, port }, words }: DestinationProps) {
  const said = words.consent
  if (kind === 'this_machine') return port === '' ? said.goesToMachinePlain : filled(said.goesToMachine, { port })
  if (kind === 'device') return filled(said.goesToDevice, { code: shownText(host) })
  if (kind === 'app') return filled(said.goesToApp, { host: shownText(host) })
  return <Phrase text={said.goesToWeb} blanks={{ host: <Host host={host} owned={owned} port={port} /> }} />
}

function Host({ host, owned, port }: Omit<GoesTo, 'kind'>) {
  const before = host.endsWith(owned) ? host.slice(0, host.length - owned.length) : ''
  return (
    <bdi className="host">
      {before}
      <strong>{before === '' ? host : owned}</strong>
      {port === '' ? '' : `:${port}`}
    </bdi>
  )
}
