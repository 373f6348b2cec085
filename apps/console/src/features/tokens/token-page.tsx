import type { TokenDetails } from '@postern/contract/resources/token.ts'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { ButtonLink, Link } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { NamesAsLinks } from '#components/names-as-links.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { tokens } from '#lib/api/tokens.ts'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'
import { Meter } from '#ui/meter.tsx'
import { MiddleText } from '#ui/middle-text.tsx'
import { Status } from '#ui/status.tsx'
import { toast } from '#ui/toasts.tsx'
import { tokenAt, tokenRoot } from './queries.ts'

/** A token, known by its accessor: whose it is, what it may do, how long it lives. */
export function TokenPage({ params: { accessor } }: { readonly params: { readonly accessor: string } }) {
  const { data: token } = useSuspenseQuery(tokenAt(accessor))
  const { lookupTokenByAccessor: lookup, renewTokenByAccessor: renew, revokeTokenByAccessor: revoke } = tokens
  const [cannotRenew, cannotRevoke] = useCannots([renew.need({}), revoke.need({})])
  const call = { input: { accessor } }
  return (
    <Page
      title={token.display_name || accessor}
      crumbs={[{ label: 'Tokens', to: paths.tokens }]}
      chips={
        <>
          <Status state="plain">{token.type}</Status>
          {token.policies.includes('root') ? <Status state="warn">root</Status> : null}
          {token.orphan ? <Status state="plain">orphan</Status> : null}
        </>
      }
      actions={
        <>
          <CommandButton shown={() => ({ exchange: lookup.exchange(call), secrets: lookup.secrets })} />
          <ButtonLink to={paths.tokens} search={{ parent: accessor }}>
            Children
          </ButtonLink>
          <DeleteButton
            noun="token"
            verb="Revoke"
            name={accessor.slice(0, 8)}
            run={() => revoke.send(call)}
            touches={[tokenRoot]}
            backTo={paths.tokens}
            cannot={cannotRevoke}
            consequence="It ends at once, and with it all tokens that were made with it."
          />
          <RenewButton accessor={accessor} cannot={token.renewable === false ? 'It cannot be renewed' : cannotRenew} />
        </>
      }
    >
      <Life token={token} />
      <Card title="About it">
        <Details
          rows={[
            { label: 'Accessor', apiName: 'accessor', value: <MiddleText label="accessor">{accessor}</MiddleText> },
            {
              label: 'Whose',
              apiName: 'entity_id',
              value: token.entity_id ? (
                <Link to={paths.entity(token.entity_id)}>{token.display_name || token.entity_id}</Link>
              ) : (
                'nobody’s'
              ),
            },
            { label: 'Made at', apiName: 'path', value: <code>{token.path}</code> },
            { label: 'Policies', apiName: 'policies', value: <NamesAsLinks names={token.policies} to={paths.policy} /> },
            {
              label: 'Policies of the person',
              apiName: 'identity_policies',
              value: <NamesAsLinks names={token.identity_policies ?? []} to={paths.policy} />,
            },
            { label: 'Made', apiName: 'creation_time', value: <Moment at={token.creation_time} /> },
            { label: 'Renewed', apiName: 'last_renewal', value: <Moment at={token.last_renewal_time} /> },
            {
              label: 'Uses left',
              apiName: 'num_uses',
              value: token.num_uses === 0 ? 'any number' : token.num_uses,
            },
            {
              label: 'Metadata',
              apiName: 'meta',
              value: <Names of={Object.entries(token.meta ?? {}).map(([name, value]) => `${name} = ${value}`)} />,
            },
            { label: 'From', apiName: 'bound_cidrs', value: <Names of={token.bound_cidrs} none="any address" /> },
          ]}
        />
      </Card>
    </Page>
  )
}

function Life({ token }: { readonly token: TokenDetails }) {
  const ends = secondsOf(token.expire_time)
  if (ends === undefined) return <p>It does not end.</p>
  return (
    <Card title="Its life">
      <Meter label="How much of its life is left" value={token.ttl} most={Math.max(token.creation_ttl, token.ttl)} />
      <p className="mt-2">
        {durationWords(token.ttl)} left; it ends <Moment at={ends} />
        {token.period ? `, unless it is renewed, each time for ${durationWords(token.period)}` : ''}.
      </p>
    </Card>
  )
}

function RenewButton({ accessor, cannot }: { readonly accessor: string; readonly cannot: string | undefined }) {
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const renew = async () => {
    setBusy(true)
    try {
      await tokens.renewTokenByAccessor.send({ input: { accessor } })
      await queries.invalidateQueries({ queryKey: tokenRoot })
      toast('ok', 'The token was renewed')
    } catch (error) {
      toast('bad', 'It was not renewed', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      look="primary"
      icon={<RefreshCw aria-hidden size={15} />}
      isBusy={isBusy}
      cannot={cannot}
      onClick={() => void renew()}
    >
      Renew
    </Button>
  )
}
