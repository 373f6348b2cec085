import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isTyping } from '#components/keys/is-typing.ts'
import { hasSingleKeys } from '#components/keys/single-keys.ts'
import { sections } from './sections.ts'

const destinations = new Map(
  sections.flatMap(({ links }) => links.flatMap(({ letter, to }) => (letter === undefined ? [] : [[letter, to] as const]))),
)

interface Shortcuts {
  readonly onPalette: () => void
  readonly onHelp: () => void
}

/** `g` then a letter goes somewhere, `?` shows the keys, Ctrl or Cmd with K opens the palette. */
export function useShortcuts({ onPalette, onHelp }: Shortcuts): void {
  const navigate = useNavigate()
  const isGoing = useRef(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        return onPalette()
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !hasSingleKeys()) return
      const destination = isGoing.current ? destinations.get(event.key) : undefined
      isGoing.current = event.key === 'g'
      if (destination !== undefined) void navigate({ to: destination })
      else if (event.key === '?') onHelp()
      else if (event.key === '/') focusSearch(event)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, onPalette, onHelp])
}

function focusSearch(event: KeyboardEvent): void {
  const box = document.querySelector<HTMLInputElement>('input[type="search"]')
  if (box === null) return
  event.preventDefault()
  box.focus()
}
