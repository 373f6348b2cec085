import { Switch as Base } from '@base-ui/react/switch'
import { useId, type ReactNode } from 'react'

interface SwitchProps {
  readonly label: string
  readonly apiName?: string
  readonly hint?: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isOff?: boolean
}

/** Yes or no, with its label beside it. */
export function Switch({ label, apiName, hint, isOn, onChange, isOff = false }: SwitchProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <Base.Root
        id={id}
        checked={isOn}
        onCheckedChange={onChange}
        disabled={isOff}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 flex h-5 w-9 shrink-0 rounded-full border border-border-strong bg-sunken p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent"
      >
        <Base.Thumb className="size-3.5 rounded-full bg-text-3 transition-transform data-checked:translate-x-4 data-checked:bg-on-accent" />
      </Base.Root>
      <div className="min-w-0">
        <span id={`${id}-label`} className="font-medium">
          {label}
        </span>
        {apiName ? <code className="ml-2 text-xs break-all text-text-3">{apiName}</code> : null}
        {hint ? (
          <p id={`${id}-hint`} className="max-w-prose text-sm text-text-2">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
