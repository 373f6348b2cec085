import type { Words } from '#words/en.ts'

/** The end of a sign-in at an identity provider that ran in a window of its own. */
export interface OutsideDonePage {
  readonly kind: 'outside-done'
  /** Where to go on in this window, if the other one is gone. */
  readonly next: string
  /** What the other window is told; it has asked for this. */
  readonly message: Readonly<Record<string, string>>
}

interface OutsideDoneProps {
  readonly page: OutsideDonePage
  readonly words: Words
}

export function OutsideDone({ page, words }: OutsideDoneProps) {
  const said = words.outside
  return (
    <>
      <h1>{said.title}</h1>
      <p data-tells={JSON.stringify(page.message)}>{said.text}</p>
      <a className="button primary" href={page.next}>
        {said.next}
      </a>
    </>
  )
}
