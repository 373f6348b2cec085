import { useQuery } from '@tanstack/react-query'
import { Card } from '#ui/card.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { Panels } from '#ui/panels.tsx'
import { DiscoveryWords } from './discovery-words.tsx'
import { providerDiscovery, providerKeys } from './queries.ts'

/** What a provider publishes, explained and as it is. */
export function Published({ name }: { readonly name: string }) {
  const { data: discovery } = useQuery(providerDiscovery(name))
  const { data: keys } = useQuery(providerKeys(name))
  if (discovery === undefined) return null
  return (
    <Card title="What it publishes" hint="Everybody may read it; apps do, to find their way.">
      <Panels
        label="Documents"
        panels={[
          { label: 'Explained', content: <DiscoveryWords discovery={discovery} /> },
          {
            label: 'Discovery',
            content: <CodeBlock label="discovery document">{JSON.stringify(discovery, undefined, 2)}</CodeBlock>,
          },
          ...(keys === undefined
            ? []
            : [{ label: 'Public keys', content: <CodeBlock label="key set">{JSON.stringify(keys, undefined, 2)}</CodeBlock> }]),
        ]}
      />
    </Card>
  )
}
