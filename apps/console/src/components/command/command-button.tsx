import { Terminal } from 'lucide-react'
import { useState } from 'react'
import { useKey } from '#components/keys/use-key.ts'
import type { Shown } from '#lib/command.ts'
import { Button } from '#ui/button.tsx'
import { Drawer } from '#ui/drawer.tsx'
import { CommandPanels } from './command-panels.tsx'

interface CommandButtonProps {
  /** The request as it is now; asked each time the drawer is drawn. */
  readonly shown: () => Shown
  readonly policy?: string
  readonly title?: string
}

/** Opens the drawer with the request of this page as commands; `c` does the same. */
export function CommandButton({ shown, policy, title = 'As a command' }: CommandButtonProps) {
  const [isOpen, setOpen] = useState(false)
  useKey('c', () => setOpen(true))
  return (
    <>
      <Button look="quiet" icon={<Terminal aria-hidden size={16} />} onClick={() => setOpen(true)}>
        Command
      </Button>
      <Drawer isOpen={isOpen} onClose={() => setOpen(false)} title={title}>
        {isOpen ? <CommandPanels shown={shown()} {...(policy === undefined ? {} : { policy })} /> : null}
      </Drawer>
    </>
  )
}
