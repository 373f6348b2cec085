import { NamesAsLinks } from '#components/names-as-links.tsx'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import type { TokenParameters } from '#lib/token-values.ts'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'

const life = (seconds: number, none: string) => (seconds === 0 ? none : durationWords(seconds))

/** What a login gets, to read. */
export function TokenDetails({ of }: { readonly of: TokenParameters }) {
  return (
    <Card title="What they get">
      <Details
        rows={[
          {
            label: 'Policies',
            apiName: 'token_policies',
            value: <NamesAsLinks names={of.token_policies} to={paths.policy} none="default only" />,
          },
          { label: 'The token lives', apiName: 'token_ttl', value: life(of.token_ttl, 'as the mount says') },
          { label: 'At most', apiName: 'token_max_ttl', value: life(of.token_max_ttl, 'as the mount says') },
          { label: 'Renewed for ever', apiName: 'token_period', value: life(of.token_period, 'no') },
          {
            label: 'May be used',
            apiName: 'token_num_uses',
            value: of.token_num_uses === 0 ? 'any number of times' : `${of.token_num_uses} times`,
          },
          { label: 'Kind of token', apiName: 'token_type', value: of.token_type },
          { label: 'From', apiName: 'token_bound_cidrs', value: <Names of={of.token_bound_cidrs} none="any address" /> },
        ]}
      />
    </Card>
  )
}
