import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { identityTokens } from '#lib/api/identity-tokens.ts'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { serverFacts } from '#lib/api/server-facts.ts'
import { visibleAuthMounts, type AuthMount } from '#lib/mounts.ts'

/** A number on the dashboard; undefined where it may not be known. */
async function known(count: Promise<number>): Promise<number | undefined> {
  return count.catch(() => undefined)
}

/** How much there is of each kind. A kind that may not be counted does not blank the others. */
export const counts = queryOptions({
  queryKey: ['dashboard', 'counts'],
  queryFn: async () => {
    const [entities, tokens, clients, providers, scopes] = await Promise.all([
      known(serverFacts.countEntities.send({}).then(({ counters }) => counters.entities.total)),
      known(serverFacts.countTokens.send({}).then(({ counters }) => counters.service_tokens.total)),
      known(oidcProvider.listOidcClients.send({ input: {} }).then(({ keys }) => keys.length)),
      known(oidcProvider.listOidcProviders.send({ input: {} }).then(({ keys }) => keys.length)),
      known(oidcProvider.listOidcScopes.send({ input: {} }).then(({ keys }) => keys.length)),
    ])
    return { entities, tokens, clients, providers, scopes }
  },
  staleTime: 10_000,
})

/** Something that should be looked at. */
export interface Attention {
  readonly level: 'bad' | 'warn'
  readonly text: string
  readonly to: 'health' | 'client' | 'key'
  /** The mount, client or key it is about. */
  readonly subject: string
}

const day = 86_400

/** Issuers that cannot be reached, apps with faults, keys that rotate soon; asked of at most twenty of each. */
export const attention = (queries: QueryClient) =>
  queryOptions({
    queryKey: ['dashboard', 'attention'],
    queryFn: async (): Promise<readonly Attention[]> => {
      const mounts = await queries.ensureQueryData(visibleAuthMounts)
      const found = await Promise.all([troubledIssuers(mounts), troubledClients(), rotatingKeys()])
      return found.flat()
    },
    staleTime: 60_000,
    retry: false,
  })

async function troubledIssuers(mounts: readonly AuthMount[]): Promise<readonly Attention[]> {
  const asked = mounts.filter(({ type }) => type === 'jwt' || type === 'oidc').slice(0, 20)
  const all = asked.map(async ({ path }): Promise<readonly Attention[]> => {
    const { state } = await jwtAuth.readJwtMountHealth.send({ params: { mount: path } })
    if (state === 'broken') return [{ level: 'bad', text: `The issuer of ${path} cannot be used`, to: 'health', subject: path }]
    return state === 'warning'
      ? [{ level: 'warn', text: `The issuer of ${path} should be looked at`, to: 'health', subject: path }]
      : []
  })
  return settled(all)
}

async function troubledClients(): Promise<readonly Attention[]> {
  const { keys } = await oidcProvider.listOidcClients.send({ input: { limit: 20 } }).catch(() => ({ keys: [] }))
  const all = keys.map(async (name): Promise<readonly Attention[]> => {
    const { checks } = await oidcProvider.checkOidcClient.send({ params: { name } })
    const errors = checks.filter(({ level }) => level === 'error').length
    const warnings = checks.filter(({ level }) => level === 'warning').length
    if (errors > 0) return [{ level: 'bad', text: `The app ${name} cannot work as it is set`, to: 'client', subject: name }]
    return warnings > 0 ? [{ level: 'warn', text: `The app ${name} could be safer`, to: 'client', subject: name }] : []
  })
  return settled(all)
}

async function rotatingKeys(): Promise<readonly Attention[]> {
  const { keys } = await identityTokens.listOidcKeys.send({ input: { limit: 20 } }).catch(() => ({ keys: [] }))
  const all = keys.map(async (name): Promise<readonly Attention[]> => {
    const { now, next_rotation: next, if_rotated_now: then } = await identityTokens.readOidcKeyTimeline.send({ params: { name } })
    const isRisky = then.warnings.some(({ code }) => code === 'short_verification')
    return isRisky && next > 0 && next - now < day
      ? [{ level: 'warn', text: `The key ${name} rotates within a day, and tokens outlive it`, to: 'key', subject: name }]
      : []
  })
  return settled(all)
}

async function settled(all: readonly Promise<readonly Attention[]>[]): Promise<readonly Attention[]> {
  const results = await Promise.allSettled(all)
  return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
}

/** What a new server still lacks. */
export const firstSteps = (queries: QueryClient) =>
  queryOptions({
    queryKey: ['dashboard', 'first-steps'],
    queryFn: async () => {
      const mounts = await queries.ensureQueryData(visibleAuthMounts)
      const hasMethod = mounts.some(({ type }) => type !== 'token')
      const [people, apps] = await Promise.all([
        known(serverFacts.countEntities.send({}).then(({ counters }) => counters.entities.total)),
        known(oidcProvider.listOidcClients.send({ input: { limit: 1 } }).then(({ keys }) => keys.length)),
      ])
      const scopes = await known(oidcProvider.listOidcScopes.send({ input: { limit: 1 } }).then(({ keys }) => keys.length))
      return { method: hasMethod, people: (people ?? 0) > 0, scope: (scopes ?? 0) > 0, app: (apps ?? 0) > 0 }
    },
    staleTime: 10_000,
  })
