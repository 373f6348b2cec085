interface TextFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly type?: 'text' | 'password'
  /** What a password manager may put here. */
  readonly autoComplete: string
  readonly isRequired?: boolean
  readonly isMono?: boolean
}

/** A labelled box. Paste and password managers are welcome (WCAG 2.2, 3.3.8). */
export function TextField({
  name,
  label,
  hint,
  value,
  type = 'text',
  autoComplete,
  isRequired = true,
  isMono = false,
}: TextFieldProps) {
  const hintId = hint === undefined ? undefined : `${name}-hint`
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required={isRequired}
        aria-describedby={hintId}
        className={isMono ? 'mono' : undefined}
      />
      {hint === undefined ? null : (
        <p id={hintId} className="hint">
          {hint}
        </p>
      )}
    </div>
  )
}
