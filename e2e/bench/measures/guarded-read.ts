import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { drive } from '../load/drive.ts'
import { bytesOf } from '../load/http-request.ts'
import { p50, ratio } from '../rounds/figures.ts'
import type { Measure } from '../rounds/measure.ts'
import { sameRequest } from './same-request.ts'
import type { Stage } from '../stage.ts'

const policiesOnToken = 100
const stanzas = 1000

/** A read that a policy allows; and the same by a token with a hundred policies, one of them of a thousand stanzas. */
export async function guardedRead({ postern }: Stage): Promise<Measure> {
  const few = requestOf(await tokenWith(postern, ['bench-reader']))
  const many = requestOf(await tokenWith(postern, await writeManyPolicies(postern)))
  const manyBytes = bytesOf(many)
  const alone = 'guarded read, 100 policies, one client'
  return {
    trials: [
      sameRequest('guarded read', postern.port, few),
      sameRequest('guarded read, 100 policies', postern.port, many),
      { name: alone, run: (seconds) => drive({ port: postern.port, connections: 1, seconds, next: () => manyBytes }) },
    ],
    goals: [
      { what: 'Guarded read to bare node:http', unit: 'times', atLeast: 0.15, figure: ratio('guarded read', 'node:http') },
      {
        what: 'Guarded read with 100 policies on the token, one of 1,000 stanzas: the whole request, one client, median',
        unit: 'ms',
        atMost: 1,
        figure: p50(alone),
      },
    ],
  }
}

const path = 'sys/policies/acl/bench-reader'

const requestOf = (token: string) => ({ path: `/v1/${path}`, headers: { 'X-Vault-Token': token } })

async function tokenWith({ api }: Stage['postern'], policies: readonly string[]): Promise<string> {
  await api(policyRoutes).writePolicy({ params: { name: 'bench-reader' }, input: { policy: stanza(path) } })
  const { client_token: token } = await api(tokenRoutes).createToken({ input: { policies: [...policies] } })
  return token
}

/** The reader's policy, a long one, and many short ones. */
async function writeManyPolicies({ api }: Stage['postern']): Promise<readonly string[]> {
  const short = Array.from({ length: policiesOnToken - 2 }, (_, number) => `bench-${number}`)
  const long = Array.from({ length: stanzas }, (_, number) =>
    stanza(`secret/data/team-${number}/${number % 3 === 0 ? '+' : '*'}`),
  )
  const texts = new Map([['bench-long', long.join('\n')], ...short.map((name) => [name, stanza(`secret/${name}/*`)] as const)])
  for (const [name, policy] of texts) await api(policyRoutes).writePolicy({ params: { name }, input: { policy } })
  return ['bench-reader', ...texts.keys()]
}

const stanza = (guarded: string) => `path "${guarded}" { capabilities = ["read"] }`
