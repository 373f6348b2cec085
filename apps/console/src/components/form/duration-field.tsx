import { meaningOf } from '#lib/duration-words.ts'
import { DurationInput } from '#ui/duration-input.tsx'
import { Field } from '#ui/field.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export interface DurationFieldProps extends FormFieldProps {
  /** What stands for it when it is left empty: "system default". */
  readonly emptyMeaning?: string
  readonly placeholder?: string
}

/** A length of time of a form. */
export function DurationField({ emptyMeaning, placeholder = '1h30m', ...field }: DurationFieldProps) {
  const { about, value, onChange } = useFormField<string>(field)
  return (
    <Field {...about}>
      {(ids) => (
        <DurationInput
          {...ids}
          value={value}
          onChange={onChange}
          placeholder={placeholder}
          meaning={meaningOf(value) ?? emptyMeaning}
        />
      )}
    </Field>
  )
}
