import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useKey } from '#components/keys/use-key.ts'

interface RowKeys {
  /** Chooses a row, or no longer. */
  readonly onToggle: ((key: string) => void) | undefined
  /** Where `n` leads. */
  readonly newTo: string | undefined
}

/** `j` and `k` go from row to row, `x` chooses one, Enter opens it since its link has the focus, `n` makes a new one. */
export function useRowKeys({ onToggle, newTo }: RowKeys) {
  const frame = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const rows = () => [...(frame.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])]
  const currentIn = (all: readonly HTMLElement[]) => all.findIndex((row) => row.contains(document.activeElement))
  const move = (by: number) => {
    const all = rows()
    const at = currentIn(all)
    const next = all[at === -1 && by < 0 ? all.length - 1 : at + by]
    next?.querySelector<HTMLElement>('a, button')?.focus()
  }
  useKey('j', () => move(1))
  useKey('k', () => move(-1))
  useKey('x', () => {
    const all = rows()
    const key = all[currentIn(all)]?.dataset.row
    if (key !== undefined) onToggle?.(key)
  })
  useKey('n', newTo === undefined ? undefined : () => void navigate({ to: newTo }))
  return frame
}
