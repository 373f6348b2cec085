import { shownName } from '../name-forms.ts'

/** What is told of a record that was made. */
export interface Made {
  readonly id: string
  readonly name: string
}

/** The name that was sent as it is kept; an empty one counts as none. */
export function nameIn({ name = '' }: { readonly name?: string | undefined }): string | undefined {
  const shown = shownName(name)
  return shown === '' ? undefined : shown
}
