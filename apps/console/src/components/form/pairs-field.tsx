import { Field } from '#ui/field.tsx'
import { PairsInput, type Pair } from '#ui/pairs-input.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export interface PairsFieldProps extends FormFieldProps {
  readonly keyLabel?: string
  readonly valueLabel?: string
}

/** Names with values in a form. */
export function PairsField({ keyLabel, valueLabel, ...field }: PairsFieldProps) {
  const { about, value, onChange } = useFormField<readonly Pair[]>(field)
  return (
    <Field {...about}>
      {(ids) => (
        <PairsInput
          {...ids}
          value={value}
          onChange={onChange}
          {...(keyLabel === undefined ? {} : { keyLabel })}
          {...(valueLabel === undefined ? {} : { valueLabel })}
        />
      )}
    </Field>
  )
}
