import { ApiError } from '@postern/contract/client/api-error.ts'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { offer, toast } from '#ui/toasts.tsx'
import { UndoContext, type Removal, type Undo } from './undo-context.ts'

const delay = 10_000

/** Puts deletions off for ten seconds, in which they can be taken back. Closing the page carries them out. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set())
  const pending = useRef(new Map<string, () => void>())

  useEffect(() => {
    const all = pending.current
    const carryOut = () => {
      for (const run of all.values()) run()
    }
    window.addEventListener('pagehide', carryOut)
    return () => window.removeEventListener('pagehide', carryOut)
  }, [])

  const undo = useMemo<Undo>(() => {
    const settle = (id: string) => {
      pending.current.delete(id)
      setWaiting((now) => new Set([...now].filter((one) => one !== id)))
    }
    const carryOut = async ({ id, title, run }: Removal) => {
      pending.current.delete(id)
      try {
        await run()
      } catch (error) {
        toast(
          'bad',
          `Not done: ${title}`,
          error instanceof ApiError ? error.errors.join(' ') : 'The server could not be reached.',
        )
      } finally {
        settle(id)
      }
    }
    const remove = (removal: Removal) => {
      const timer = setTimeout(() => void carryOut(removal), delay)
      const dismiss = offer({
        title: removal.title,
        action: 'Undo',
        milliseconds: delay,
        onAction: () => {
          clearTimeout(timer)
          settle(removal.id)
        },
      })
      pending.current.set(removal.id, () => {
        clearTimeout(timer)
        dismiss()
        void carryOut(removal)
      })
      setWaiting((now) => new Set([...now, removal.id]))
    }
    return { waiting, remove }
  }, [waiting])

  return <UndoContext value={undo}>{children}</UndoContext>
}
