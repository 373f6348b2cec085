import type { ReactNode } from 'react'

interface ButtonProps {
  readonly children: ReactNode
  readonly look?: 'primary' | 'secondary' | 'quiet'
  /** The name and value that tell which button was pressed. */
  readonly decides?: readonly [name: string, value: string]
}

/** A button that sends its form. */
export function Button({ children, look = 'secondary', decides }: ButtonProps) {
  return (
    <button type="submit" className={`button ${look}`} name={decides?.[0]} value={decides?.[1]}>
      {children}
    </button>
  )
}
