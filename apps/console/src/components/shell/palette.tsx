import { Autocomplete } from '@base-ui/react/autocomplete'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { paths } from '#lib/paths.ts'
import { Dialog } from '#ui/dialog.tsx'
import { inputLook } from '#ui/text-input.tsx'
import { sections } from './sections.ts'

interface Destination {
  readonly label: string
  readonly value: string
}

const acts: readonly Destination[] = [
  { label: 'Enable an auth method', value: paths.enableAuth },
  { label: 'New client', value: paths.newClient },
  { label: 'New provider', value: paths.newProvider },
  { label: 'New scope', value: paths.newScope },
  { label: 'New assignment', value: paths.newAssignment },
  { label: 'New key', value: paths.newKey },
  { label: 'New entity', value: paths.newEntity },
  { label: 'New group', value: paths.newGroup },
  { label: 'New policy', value: paths.newPolicy },
]

const destinations: readonly Destination[] = [
  ...sections.flatMap(({ links }) => links.map(({ label, to }) => ({ label, value: to }))),
  ...acts,
]

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Finds a page or an act by its name and goes there. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const go = (destination: Destination) => {
    setTyped('')
    onClose()
    void navigate({ to: destination.value })
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Go to" first={input}>
      <Autocomplete.Root items={destinations} value={typed} onValueChange={setTyped} autoHighlight="always" inline open>
        <Autocomplete.Input
          ref={input}
          aria-label="Page or act"
          placeholder="Type a page or an act"
          className={inputLook}
          onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
        />
        <Autocomplete.Empty className="py-4 text-text-2 empty:hidden">Nothing by that name.</Autocomplete.Empty>
        <Autocomplete.List className="mt-2 max-h-80 overflow-auto">
          {(destination: Destination) => (
            <Autocomplete.Item
              key={destination.value}
              value={destination}
              onClick={() => go(destination)}
              className="cursor-default rounded-control px-2 py-1.5 data-highlighted:bg-sunken"
            >
              {destination.label}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  )
}
