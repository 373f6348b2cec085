import { Field } from '#ui/field.tsx'
import { TextArea, TextInput } from '#ui/text-input.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export interface TextFieldProps extends FormFieldProps {
  readonly isMono?: boolean
  readonly placeholder?: string
  /** More than one line. */
  readonly isLong?: boolean
  readonly type?: 'text' | 'password' | 'url' | 'number'
  readonly autoComplete?: string
}

/** A text of a form. */
export function TextField({
  isMono = false,
  placeholder,
  isLong = false,
  type = 'text',
  autoComplete = 'off',
  ...field
}: TextFieldProps) {
  const { about, value, onChange, onBlur, ref } = useFormField<string>(field)
  const shared = { isMono, placeholder, onBlur, ref, value, readOnly: field.lock !== undefined, autoComplete }
  return (
    <Field {...about}>
      {(ids) =>
        isLong ? (
          <TextArea {...ids} {...shared} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <TextInput {...ids} {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}
