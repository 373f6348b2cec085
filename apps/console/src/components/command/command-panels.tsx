import { commandsOf, type Shown } from '#lib/command.ts'
import { CodeBlock } from '#ui/code-block.tsx'
import { Panels } from '#ui/panels.tsx'
import { Banner } from '#ui/banner.tsx'

interface CommandPanelsProps {
  readonly shown: Shown
  /** What a policy must say for it. */
  readonly policy?: string
}

/** One request in the languages people write down. */
export function CommandPanels({ shown, policy }: CommandPanelsProps) {
  const { cli, curl, terraform, python } = commandsOf(shown)
  return (
    <div className="flex flex-col gap-4">
      <Panels
        label="Languages"
        panels={[
          { label: 'CLI', content: <CodeBlock label="command">{cli}</CodeBlock> },
          { label: 'curl', content: <CodeBlock label="curl command">{curl}</CodeBlock> },
          { label: 'Terraform', content: <CodeBlock label="Terraform block">{terraform}</CodeBlock> },
          { label: 'Python', content: <CodeBlock label="Python program">{python}</CodeBlock> },
          ...(policy === undefined
            ? []
            : [{ label: 'Policy', content: <CodeBlock label="policy that allows it">{policy}</CodeBlock> }]),
        ]}
      />
      {shown.secrets.size > 0 ? <Banner kind="info" title="Secrets are left out; put them in where the brackets stand." /> : null}
    </div>
  )
}
