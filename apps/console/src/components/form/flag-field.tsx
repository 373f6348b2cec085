import { Switch } from '#ui/switch.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

/** Yes or no in a form. */
export function FlagField(field: FormFieldProps) {
  const { about, value, onChange } = useFormField<boolean>(field)
  return (
    <div>
      <Switch
        label={about.label}
        {...(about.apiName === undefined ? {} : { apiName: about.apiName })}
        hint={about.lock ?? about.hint}
        isOn={value}
        onChange={onChange}
        isOff={about.lock !== undefined}
      />
      {about.error ? <p className="mt-1 text-sm text-bad">{about.error}</p> : null}
    </div>
  )
}
