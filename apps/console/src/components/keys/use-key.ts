import { useEffect, useRef } from 'react'
import { isCovered, isTyping } from './is-typing.ts'
import { hasSingleKeys } from './single-keys.ts'

/** Does something when a single key is pressed outside of boxes and with nothing lying over the page. */
export function useKey(key: string, act: (() => void) | undefined): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (latest.current === undefined || isTyping(event.target) || isCovered() || !hasSingleKeys()) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key])
}
