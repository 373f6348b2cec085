import { Fragment, type ReactNode } from 'react'

/** A sentence with its blanks filled in, as text. */
export function filled(text: string, blanks: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank)
}

interface PhraseProps {
  readonly text: string
  readonly blanks: Readonly<Record<string, ReactNode>>
}

/** A sentence whose blanks are filled with elements, so that a name can stand out from the words around it. */
export function Phrase({ text, blanks }: PhraseProps) {
  return text.split(/(\{\w+\})/).map((part, place) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence have no other name and never move
    return <Fragment key={place}>{name === undefined ? part : (blanks[name] ?? part)}</Fragment>
  })
}
