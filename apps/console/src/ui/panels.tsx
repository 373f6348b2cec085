import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

interface PanelsProps {
  readonly label: string
  readonly panels: readonly { readonly label: string; readonly content: ReactNode }[]
}

/** Several views of one thing, of which one is shown. Parts of a page that have an address are links instead. */
export function Panels({ label, panels }: PanelsProps) {
  return (
    <Base.Root defaultValue={panels[0]?.label}>
      <Base.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-border">
        {panels.map((panel) => (
          <Base.Tab
            key={panel.label}
            value={panel.label}
            className="border-b-2 border-transparent px-3 py-2 whitespace-nowrap text-text-2 hover:text-text data-active:border-accent data-active:font-medium data-active:text-text"
          >
            {panel.label}
          </Base.Tab>
        ))}
      </Base.List>
      {panels.map((panel) => (
        <Base.Panel key={panel.label} value={panel.label} className="pt-3">
          {panel.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
