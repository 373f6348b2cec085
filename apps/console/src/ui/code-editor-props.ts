import type { ControlIds } from './field.tsx'

/** A place in the text that something is to be said of. From 1. */
export interface Mark {
  readonly line: number
  readonly column?: number | undefined
  readonly message: string
  readonly level: 'error' | 'warning' | 'info'
}

export interface CodeEditorProps extends Partial<ControlIds> {
  readonly label: string
  readonly language: 'json' | 'hcl' | 'text'
  readonly value: string
  readonly onChange?: (value: string) => void
  readonly marks?: readonly Mark[]
  /** Words offered while typing, each with what it means. */
  readonly words?: readonly { readonly word: string; readonly meaning: string }[]
  readonly minLines?: number
}
