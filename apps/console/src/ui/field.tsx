import { Lock } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { CopyButton } from './copy-button.tsx'

/** What a control needs to be tied to its label, hint and error. */
export interface ControlIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export interface FieldProps {
  readonly label: string
  /** The parameter's name in the API, shown in mono so that people can move between docs and screen. */
  readonly apiName?: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly isRequired?: boolean
  /** Why it cannot be changed any more. */
  readonly lock?: string | undefined
  readonly children: (ids: ControlIds) => ReactNode
}

/** Label above, hint under the label, error under the control. */
export function Field({ label, apiName, hint, error, isRequired = false, lock, children }: FieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', lock ? `${id}-lock` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <label htmlFor={id} className="font-medium">
          {label}
          {isRequired ? <span className="ml-1 text-xs font-normal text-text-3"> required</span> : null}
        </label>
        {apiName ? (
          <span className="-my-1 flex items-center text-xs text-text-3">
            <code className="break-all">{apiName}</code>
            <CopyButton value={apiName} label={`Copy the name ${apiName}`} />
          </span>
        ) : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="max-w-prose text-sm text-text-2">
          {hint}
        </p>
      ) : null}
      {lock ? (
        <p id={`${id}-lock`} className="flex items-center gap-1.5 text-sm text-text-2">
          <Lock aria-hidden size={13} className="shrink-0" />
          {lock}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}
