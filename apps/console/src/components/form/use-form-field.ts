import { useEffect } from 'react'
import { useController } from 'react-hook-form'
import type { FieldProps } from '#ui/field.tsx'
import { useFormAbout } from './form-context.ts'

/** What every field of a form may be told. */
export interface FormFieldProps {
  readonly name: string
  readonly label: string
  /** The parameter's name in the API where it is not the field's own; null where it is no parameter. */
  readonly apiName?: string | null
  /** In place of what the contract says of the field. */
  readonly hint?: FieldProps['hint']
  readonly isRequired?: boolean
  /** Why it cannot be changed any more. */
  readonly lock?: string | undefined
}

/** Ties a field to its form: value, change, help and error. `Value` is what the form's values say of this name. */
export function useFormField<Value>({ name, label, apiName = name, hint, isRequired = false, lock }: FormFieldProps) {
  const { help, labels } = useFormAbout()
  const { field, fieldState } = useController({ name })
  useEffect(() => {
    labels.set(name, label)
  }, [labels, name, label])
  // The form's values are typed; fieldsOf() pairs each name with the kind of its value.
  const value = field.value as Value
  const about: Omit<FieldProps, 'children'> = {
    label,
    ...(apiName === null ? {} : { apiName }),
    hint: hint ?? help(apiName ?? name),
    error: fieldState.error?.message,
    isRequired,
    lock,
  }
  const onChange: (value: Value) => void = field.onChange
  return { about, value, onChange, onBlur: field.onBlur, ref: field.ref }
}
