import { CopyButton } from './copy-button.tsx'

interface CodeBlockProps {
  readonly label: string
  readonly children: string
}

/** Text of a machine, to read and to copy. */
export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    <div className="relative rounded-control border border-border bg-sunken">
      {/* What scrolls must be reachable by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="region" aria-label={label} tabIndex={0} className="max-h-120 overflow-auto p-3 pr-12">
        <pre className="text-sm leading-snug whitespace-pre">
          <code>{children}</code>
        </pre>
      </div>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton value={children} label={`Copy ${label}`} />
      </div>
    </div>
  )
}
