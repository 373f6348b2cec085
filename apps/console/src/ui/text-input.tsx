import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react'
import { classes } from './classes.ts'

/** The look of every box one types into. */
export const inputLook = classes(
  'w-full rounded-control border border-border-strong bg-surface px-3 py-1.5 text-base text-text placeholder:text-text-3',
  '[&[readonly]]:bg-sunken disabled:bg-sunken disabled:text-text-3 aria-invalid:border-bad',
)

interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly isMono?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextInput({ isMono = false, className, ...rest }: TextInputProps) {
  return <input type="text" className={classes(inputLook, 'min-h-9', isMono && 'font-mono', className)} {...rest} />
}

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly isMono?: boolean
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Many lines of text. */
export function TextArea({ isMono = false, className, ...rest }: TextAreaProps) {
  return <textarea rows={4} className={classes(inputLook, 'leading-snug', isMono && 'font-mono text-sm', className)} {...rest} />
}
