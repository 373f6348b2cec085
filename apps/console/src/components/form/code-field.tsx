import { CodeEditor } from '#ui/code-editor.tsx'
import type { CodeEditorProps } from '#ui/code-editor-props.ts'
import { Field } from '#ui/field.tsx'
import { useFormField, type FormFieldProps } from './use-form-field.ts'

export type CodeFieldProps = FormFieldProps & Pick<CodeEditorProps, 'language' | 'marks' | 'words' | 'minLines'>

/** Code in a form. */
export function CodeField({ language, marks, words, minLines, ...field }: CodeFieldProps) {
  const { about, value, onChange } = useFormField<string>(field)
  return (
    <Field {...about}>
      {(ids) => (
        <CodeEditor
          {...ids}
          label={field.label}
          language={language}
          value={value}
          onChange={onChange}
          {...(marks === undefined ? {} : { marks })}
          {...(words === undefined ? {} : { words })}
          {...(minLines === undefined ? {} : { minLines })}
        />
      )}
    </Field>
  )
}
