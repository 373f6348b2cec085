import { createContext, useContext } from 'react'

/** What the fields of a form share. */
export interface FormAbout {
  /** What a field means, as the contract says it. */
  readonly help: (name: string) => string | undefined
  /** The fields' labels by name, for the summaries. */
  readonly labels: Map<string, string>
}

export const FormContext = createContext<FormAbout | undefined>(undefined)

export function useFormAbout(): FormAbout {
  const about = useContext(FormContext)
  if (about === undefined) throw new Error('A form field stands outside of a form')
  return about
}
