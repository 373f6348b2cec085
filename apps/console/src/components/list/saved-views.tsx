import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { keep, readKept } from '#lib/kept.ts'
import { listSearch, type ListSearch } from '#lib/list-search.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Menu } from '#ui/menu.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { z } from 'zod'

const views = z.array(z.object({ name: z.string(), search: listSearch })).catch([])

interface SavedViewsProps {
  /** Which list they belong to. */
  readonly list: string
  readonly search: ListSearch
  readonly onOpen: (search: ListSearch) => void
}

/** Filters and sortings a person has kept under a name, in this browser. */
export function SavedViews({ list, search, onOpen }: SavedViewsProps) {
  const [saved, setSaved] = useState(() => readKept(`views.${list}`, (value) => views.parse(value)))
  const [name, setName] = useState<string>()
  const store = (next: typeof saved) => {
    keep(`views.${list}`, next)
    setSaved(next)
  }
  const save = (as: string) => {
    const { filter, limit, sort } = search
    store([...saved.filter((view) => view.name !== as), { name: as, search: { filter, limit, sort } }])
    setName(undefined)
  }
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" icon={<Bookmark aria-hidden size={16} />}>
            Views
          </Button>
        }
        actions={[
          ...saved.map((view) => ({ label: view.name, onSelect: () => onOpen(view.search) })),
          { label: 'Keep this view', onSelect: () => setName('') },
          ...saved.map((view) => ({
            label: `Forget ${view.name}`,
            onSelect: () => store(saved.filter((one) => one !== view)),
          })),
        ]}
      />
      <Dialog
        isOpen={name !== undefined}
        onClose={() => setName(undefined)}
        title="Keep this view"
        description="The search and the sorting, in this browser."
        actions={
          <Button look="primary" cannot={name ? undefined : 'Give it a name first'} onClick={() => save(name ?? '')}>
            Keep view
          </Button>
        }
      >
        <div className="mt-3">
          <Field label="Name of the view">
            {(ids) => <TextInput {...ids} value={name ?? ''} onChange={(event) => setName(event.target.value)} />}
          </Field>
        </div>
      </Dialog>
    </>
  )
}
