import { usePick } from '#components/pick/use-pick.ts'
import type { PickSource } from '#lib/pick/source.ts'
import { Field } from '#ui/field.tsx'
import { SinglePicker } from '#ui/single-picker.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export interface PickOneFieldProps extends FormFieldProps {
  readonly source: PickSource
  readonly placeholder?: string
}

/** One of many in a form, by name. */
export function PickOneField({ source, placeholder = 'Type a name', ...field }: PickOneFieldProps) {
  const { about, value, onChange } = useFormField<string>(field)
  const { typed: _, ...pick } = usePick(source, value === '' ? [] : [value])
  return (
    <Field {...about}>
      {(ids) =>
        field.lock === undefined ? (
          <SinglePicker {...ids} {...pick} value={value} onChange={onChange} placeholder={placeholder} />
        ) : (
          <TextInput {...ids} readOnly value={pick.labelOf(value)} />
        )
      }
    </Field>
  )
}
