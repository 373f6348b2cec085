import { Field } from '#ui/field.tsx'
import { Select, type Choice } from '#ui/select.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export interface ChoiceFieldProps extends FormFieldProps {
  readonly choices: readonly Choice<string>[]
}

/** One of a few in a form. */
export function ChoiceField({ choices, ...field }: ChoiceFieldProps) {
  const { about, value, onChange } = useFormField<string>(field)
  return (
    <Field {...about}>
      {(ids) => <Select {...ids} value={value} onChange={onChange} choices={choices} isOff={field.lock !== undefined} />}
    </Field>
  )
}
