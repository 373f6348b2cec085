import type { JwtMountHealth } from '@postern/contract/resources/jwt-mount-health.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { Failure } from '#components/failure.tsx'
import { FindingList } from '#components/findings/finding-list.tsx'
import { useKey } from '#components/keys/use-key.ts'
import { Moment } from '#components/moment.tsx'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { durationWords } from '#lib/duration-words.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Details } from '#ui/details.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Status } from '#ui/status.tsx'

const healthOf = (mount: string) =>
  queryOptions({
    queryKey: ['issuer-health', mount],
    queryFn: () => jwtAuth.readJwtMountHealth.send({ params: { mount } }),
    staleTime: 60_000,
    retry: false,
  })

const states = {
  healthy: { kind: 'ok', title: 'The issuer is well' },
  warning: { kind: 'warn', title: 'The issuer works, but something should be looked at' },
  broken: { kind: 'bad', title: 'Logins fail: the keys of the issuer cannot be had' },
  'not-configured': { kind: 'info', title: 'Nothing is configured yet' },
} as const

/** What this server sees when it looks at the identity provider of a mount. */
export function IssuerHealth({ mount }: { readonly mount: string }) {
  const { data, error, isFetching, refetch } = useQuery(healthOf(mount))
  useKey('r', () => void refetch())
  if (error) return <Failure error={error} what="look at the issuer" />
  if (data === undefined) return <Skeleton rows={4} />
  const { kind, title } = states[data.state]
  return (
    <>
      <Banner
        kind={kind}
        title={title}
        actions={
          <Button icon={<RefreshCw aria-hidden size={15} />} isBusy={isFetching} onClick={() => void refetch()}>
            Check now
          </Button>
        }
      >
        Checked <Moment at={secondsOf(data.checked_at)} />.
      </Banner>
      {data.findings.length === 0 ? null : (
        <Card title="What was checked">
          <FindingList findings={data.findings} />
        </Card>
      )}
      <Facts health={data} />
      <Keys health={data} />
    </>
  )
}

function Facts({ health }: { readonly health: JwtMountHealth }) {
  const { clock_offset: offset, certificate_ends: ends } = health
  const millis = (value: number | null) => (value === null ? '–' : `${value} ms`)
  const clock =
    offset === null
      ? '–'
      : Math.abs(offset) < 2
        ? 'agrees with ours'
        : `${durationWords(Math.abs(offset))} ${offset > 0 ? 'ahead of' : 'behind'} ours`
  return (
    <Card title="The identity provider">
      <Details
        rows={[
          { label: 'Keys are found', value: health.mode ?? '–' },
          { label: 'Issuer', value: health.issuer ? <code>{health.issuer}</code> : '–' },
          { label: 'Key set', value: health.jwks_uri ? <code>{health.jwks_uri}</code> : '–' },
          { label: 'Signs with', value: health.algorithms.join(', ') || 'it does not say' },
          { label: 'Discovery took', value: millis(health.discovery_millis) },
          { label: 'The key set took', value: millis(health.jwks_millis) },
          { label: 'Its certificate ends', value: ends ? <Moment at={secondsOf(ends)} /> : '–' },
          { label: 'Its clock', value: clock },
        ]}
      />
    </Card>
  )
}

function Keys({ health: { keys } }: { readonly health: JwtMountHealth }) {
  if (keys.length === 0) return null
  return (
    <Card title="Keys it offers now">
      <ScrollRegion label="Keys it offers now">
        <table aria-label="Keys it offers now" className="w-full text-left">
          <thead>
            <tr className="text-sm text-text-2">
              {['Key id', 'Kind', 'Algorithm', 'Use', 'Here'].map((head) => (
                <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={`${key.kid} ${key.kty} ${key.alg}`} className="border-t border-border">
                <th scope="row" className="py-1.5 pr-4 font-mono text-sm font-normal break-all">
                  {key.kid ?? 'without'}
                </th>
                <td className="pr-4">{key.kty}</td>
                <td className="pr-4">{key.alg ?? 'any'}</td>
                <td className="pr-4">{key.use ?? 'any'}</td>
                <td>{key.usable ? <Status state="ok">used</Status> : <Status state="off">not used</Status>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}
