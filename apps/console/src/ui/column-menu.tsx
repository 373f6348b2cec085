import { Menu as Base } from '@base-ui/react/menu'
import { Check, Columns3 } from 'lucide-react'
import { Button } from './button.tsx'

interface ColumnMenuProps {
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  readonly hidden: readonly string[]
  readonly onChange: (hidden: readonly string[]) => void
}

/** Chooses which columns a table shows. */
export function ColumnMenu({ columns, hidden, onChange }: ColumnMenuProps) {
  const toggle = (id: string, isShown: boolean) => onChange(isShown ? hidden.filter((one) => one !== id) : [...hidden, id])
  return (
    <Base.Root>
      <Base.Trigger
        render={
          <Button look="quiet" icon={<Columns3 aria-hidden size={16} />}>
            Columns
          </Button>
        }
      />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} align="end">
          <Base.Popup className="min-w-44 rounded-control border border-border bg-raised py-1 text-text shadow-raised">
            {columns.map(({ id, title }) => (
              <Base.CheckboxItem
                key={id}
                checked={!hidden.includes(id)}
                onCheckedChange={(isShown) => toggle(id, isShown)}
                closeOnClick={false}
                className="grid cursor-default grid-cols-[1rem_1fr] items-center gap-2 px-3 py-1.5 data-highlighted:bg-sunken"
              >
                <Base.CheckboxItemIndicator render={<Check aria-hidden size={14} />} />
                <span className="col-start-2">{title}</span>
              </Base.CheckboxItem>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
