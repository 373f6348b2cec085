import { useWatch } from 'react-hook-form'
import { CommandButton } from '#components/command/command-button.tsx'
import { ButtonLink } from '#components/link.tsx'
import type { Shown } from '#lib/command.ts'
import { Button } from '#ui/button.tsx'
import { changesOf } from './changes.ts'

interface SaveBarProps {
  readonly base: object
  /** What the main button says. */
  readonly verb: string
  readonly isBusy: boolean
  readonly cannot: string | undefined
  readonly cancelTo: string
  readonly shown: () => Shown
  readonly policy: string
}

/** Sticks to the bottom: what has changed, the way back, the command, and the main button, which is never off without a word. */
export function SaveBar({ base, verb, isBusy, cannot, cancelTo, shown, policy }: SaveBarProps) {
  const count = changesOf(base, useWatch()).length
  return (
    <div className="sticky bottom-0 z-20 -mx-1 flex flex-wrap items-center justify-end gap-2 border-t border-border bg-bg px-1 py-3">
      <p role="status" className="mr-auto text-text-2">
        {count === 0 ? 'No changes' : count === 1 ? 'One change' : `${count} changes`}
      </p>
      <CommandButton shown={shown} policy={policy} title="What saving would send" />
      <ButtonLink to={cancelTo}>Cancel</ButtonLink>
      <Button type="submit" look="primary" isBusy={isBusy} cannot={cannot}>
        {verb}
      </Button>
    </div>
  )
}
