import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScopePreview } from '@postern/contract/resources/oidc-preview.ts'
import { writeClient } from '#oidc-provider/clients/write-client.ts'
import { previewClient } from '#oidc-provider/explain/preview-client.ts'
import { previewScope } from '#oidc-provider/explain/preview-scope.ts'
import { writeProvider } from '#oidc-provider/providers/write-provider.ts'
import { writeScope } from '#oidc-provider/scopes/write-scope.ts'
import {
  asked,
  changePerson,
  claimsIn,
  codeOf,
  createGroup,
  createProviderWorld,
  exchange,
  signedAs,
  userinfoOf,
} from './fixture.ts'

const onTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const values = [
  '{{identity.entity.name}}',
  '{{identity.entity.metadata}}',
  '{{identity.entity.metadata.k}}',
  '{{identity.entity.groups.names}}',
  '{{identity.entity.aliases.acc.custom_metadata.desk}}',
  '{{time.now.plus.1h}}',
  '"{{identity.entity.groups.ids}}"',
  '[{{identity.entity.id}}, 1e2, null]',
  '{"deep": {{identity.entity.metadata.k}} }',
  '"{{identity.entity.metadata}}"',
]
const member = fc.tuple(fc.constantFrom('a', 'b', 'jti', 'constructor', 'é"x'), fc.constantFrom(...values))
const template = fc
  .uniqueArray(member, { maxLength: 4, selector: ([name]) => name })
  .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${value} `).join(',')}}`)
const drawn = fc.record({
  template,
  omit_empty: fc.boolean(),
  claim_types: fc.constantFrom({}, { a: 'boolean' }, { b: 'json', a: 'number' }),
  metadata: fc.dictionary(
    fc.constantFrom('k', 'l'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('true', '7', '[1]')),
  ),
  needsAuthTime: fc.boolean(),
})

describe('what is previewed is what is issued', () => {
  it('for any template and anybody: scope preview, client preview, ID token and userinfo', async () => {
    const { world, client, ana } = await createProviderWorld()
    await createGroup(world, { name: 'staff', people: [ana] })
    await fc.assert(
      fc.asyncProperty(drawn, async ({ template: text, omit_empty, claim_types, metadata, needsAuthTime }) => {
        await changePerson(world, ana, { metadata })
        await writeScope(world, { name: 'groups', template: text, omit_empty, claim_types })
        await writeClient(world, { name: 'app', require_auth_time: needsAuthTime })

        const shown = await previewClient(world, { client: 'app', entityId: ana.id, provider: 'p' })
        const tokens = await exchange(world, client, { code: await codeOf(world, signedAs(ana), asked(client)) })
        const { at_hash: _a, c_hash: _c, ...issued } = claimsIn(tokens.id_token)
        expect(onTheWire(shown.id_token)).toEqual(issued)
        expect(onTheWire(shown.userinfo)).toEqual(onTheWire(await userinfoOf(world, tokens.access_token)))

        const draft = await previewScope(world, {
          name: 'groups',
          template: text,
          omit_empty,
          claim_types,
          entity_id: ana.id,
          with_scopes: ['email'],
        })
        const { sub: _s, ...claims } = shown.userinfo
        expect(onTheWire(draft.claims)).toEqual(onTheWire(claims))
        for (const { pointer } of draft.origins.filter(({ is_empty }) => !is_empty)) expect(isIn(draft, pointer)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  it('shows a conflict where the token endpoint refuses', async () => {
    const { world, client, ana } = await createProviderWorld()
    await writeScope(world, { name: 'groups', template: '{"email": 1}' })
    const { problems } = await previewClient(world, { client: 'app', entityId: ana.id, provider: 'p' })
    expect(problems).toContainEqual({ code: 'conflict', level: 'error', subject: 'email', scopes: ['groups', 'email'] })
    await expect(exchange(world, client, { code: await codeOf(world, signedAs(ana), asked(client)) })).rejects.toMatchObject({
      reason: { code: 'exchange_claims_conflict' },
    })
    await writeProvider(world, { name: 'p', scopes_supported: ['email'] })
    expect((await previewClient(world, { client: 'app', entityId: ana.id, provider: 'p' })).problems).toEqual([])
  })
})

/** Whether a JSON pointer leads somewhere; into what was given a type, or was left out for having none, it may not. */
function isIn({ claims }: ScopePreview, pointer: string): boolean {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
  let value: unknown = claims
  for (const [depth, name] of names.entries()) {
    if (typeof value !== 'object' || value === null) return true
    const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
    if (found === undefined) return depth === 0 && ['a', 'b'].includes(name)
    value = found
  }
  return true
}
