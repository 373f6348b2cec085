import { Field } from '#ui/field.tsx'
import { ListInput } from '#ui/list-input.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export interface ListFieldProps extends FormFieldProps {
  readonly placeholder?: string
}

/** A list of a form, one item a line. */
export function ListField({ placeholder, ...field }: ListFieldProps) {
  const { about, value, onChange } = useFormField<readonly string[]>(field)
  return (
    <Field {...about}>
      {(ids) => <ListInput {...ids} value={value} onChange={onChange} {...(placeholder === undefined ? {} : { placeholder })} />}
    </Field>
  )
}
