import { usePick } from '#components/pick/use-pick.ts'
import type { PickSource } from '#lib/pick/source.ts'
import { Field } from '#ui/field.tsx'
import { Picker } from '#ui/picker.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export interface PickFieldProps extends FormFieldProps {
  readonly source: PickSource
  readonly placeholder?: string
}

/** Several of many in a form, by name. */
export function PickField({ source, placeholder = 'Type a name', ...field }: PickFieldProps) {
  const { about, value, onChange } = useFormField<readonly string[]>(field)
  const pick = usePick(source, value)
  return (
    <Field {...about}>
      {(ids) => (
        <Picker
          {...ids}
          {...pick}
          value={value}
          onChange={onChange}
          placeholder={placeholder}
          takesAnything={source.takesAnything === true}
        />
      )}
    </Field>
  )
}
