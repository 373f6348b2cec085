import type { Frame } from '#frame.ts'
import { Details } from '#ui/details.tsx'
import type { Words } from '#words/en.ts'

/** What can go wrong without anybody to send the person back to. */
export const problemCauses = [
  'client_unknown',
  'redirect_unregistered',
  'provider_unknown',
  'request_faulty',
  'expired',
  'cookies',
  'forged',
  'outside_unavailable',
  'outside_refused',
  'nothing_to_finish',
  'sealed',
  'too_many',
  'not_found',
  'internal',
  'console_missing',
] as const satisfies readonly (keyof Words['errors'])[]
export type ProblemCause = (typeof problemCauses)[number]

/** A page of ours that says what went wrong, and whose side it is on. */
export interface ProblemPage {
  readonly kind: 'problem'
  readonly cause: ProblemCause
  /** The code of the refusal, for whoever looks after the app. */
  readonly code?: string | undefined
  /** ISO 8601. */
  readonly time?: string | undefined
  /** Names only: what was sent is never shown. */
  readonly parameters?: readonly string[] | undefined
  /** Where to try again. */
  readonly retry?: string | undefined
}

const sides: Readonly<Partial<Record<ProblemCause, 'sideApp' | 'sideHere'>>> = {
  client_unknown: 'sideApp',
  redirect_unregistered: 'sideApp',
  provider_unknown: 'sideApp',
  request_faulty: 'sideApp',
  outside_unavailable: 'sideHere',
  sealed: 'sideHere',
  internal: 'sideHere',
  console_missing: 'sideHere',
}

interface ProblemProps {
  readonly page: ProblemPage
  readonly words: Words
  readonly frame: Frame
}

export function Problem({ page, words, frame }: ProblemProps) {
  const said = words.errors[page.cause]
  const side = sides[page.cause]
  const names = words.details
  return (
    <>
      <h1>{said.title}</h1>
      <p>{said.text}</p>
      {side === undefined ? null : <p>{words.errors[side]}</p>}
      <p>{said.next}</p>
      {page.retry === undefined ? null : (
        <a className="button primary" href={page.retry}>
          {words.errors.retry}
        </a>
      )}
      <Details
        title={words.technical}
        rows={[
          [names.code, page.code ?? page.cause],
          [names.request, frame.requestId],
          [names.time, page.time ?? ''],
          [names.parameters, page.parameters?.join(', ') ?? ''],
        ]}
      />
    </>
  )
}
