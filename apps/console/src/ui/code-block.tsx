import { CopyButton } from './copy-button.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface CodeBlockProps {
  readonly label: string
  readonly children: string
}

/** Text of a machine, to read and to copy. */
export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    <div className="relative rounded-control border border-border bg-sunken">
      <ScrollRegion label={label} className="max-h-120 p-3 pr-12">
        <pre className="text-sm leading-snug whitespace-pre">
          <code>{children}</code>
        </pre>
      </ScrollRegion>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton value={children} label={`Copy ${label}`} />
      </div>
    </div>
  )
}
