import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entities } from '#identity/entity.ts'
import { deleteClient, writeClient } from '#oidc-provider/clients/write-client.ts'
import { factsOf, maybePerson } from '#oidc-provider/person.ts'
import { deleteProvider, writeProvider } from '#oidc-provider/providers/write-provider.ts'
import { previewClaims } from '#oidc-provider/scopes/preview-claims.ts'
import { scopesNamed } from '#oidc-provider/scopes/scope.ts'
import { writeScope } from '#oidc-provider/scopes/write-scope.ts'
import { readUserinfo } from '#oidc-provider/userinfo/read-userinfo.ts'
import { asked, changePerson, claimsIn, codeOf, createProviderWorld, exchange, now, signedAs, userinfoOf } from './fixture.ts'

const refused = (code: string) => ({ reason: { code } })

async function withToken() {
  const fixture = await createProviderWorld()
  const { world, client, ana } = fixture
  const tokens = await exchange(world, client, { code: await codeOf(world, signedAs(ana), asked(client)) })
  return { ...fixture, tokens, token: tokens.access_token }
}

describe('16 userinfo', () => {
  it('gives the subject and the claims the provider still supports, as they are now', async () => {
    const { world, ana, token } = await withToken()
    expect(await userinfoOf(world, token)).toEqual({ sub: ana.id, email: 'ana@example.com', groups: null })
    await changePerson(world, ana, { metadata: { email: 'new@example.com' } })
    await writeProvider(world, { name: 'p', scopes_supported: ['email'] })
    expect(await userinfoOf(world, token)).toEqual({ sub: ana.id, email: 'new@example.com' })
    await writeProvider(world, { name: 'p', scopes_supported: [] })
    expect(await userinfoOf(world, token)).toEqual({ sub: ana.id })
  })

  it('refuses as the generic layer would: no token, rubbish, an ID token, an ended or foreign one, a person who is gone', async () => {
    const { world, ana, token, tokens, clock } = await withToken()
    const denied = refused('userinfo_permission_denied')
    await expect(
      readUserinfo(world, { provider: 'p', operation: 'read', isBearer: true, presented: undefined }),
    ).rejects.toMatchObject(denied)
    for (const wrong of ['', 'x', 'b.', 'b.%%%', 'b.AAAA', `${token}A`, token.slice(0, -1), tokens.id_token!]) {
      await expect(userinfoOf(world, wrong)).rejects.toMatchObject(denied)
    }
    await expect(userinfoOf(world, token, 'default')).rejects.toMatchObject(denied)
    await changePerson(world, ana, { isDisabled: true })
    await expect(userinfoOf(world, token)).rejects.toMatchObject(denied)
    await changePerson(world, ana, { isDisabled: false })
    clock.set(now + 86_399)
    await userinfoOf(world, token)
    clock.set(now + 86_400)
    await expect(userinfoOf(world, token)).rejects.toMatchObject(denied)
    clock.set(now)
    await world.storage.write((change) => entities.remove(change, ana.id))
    await expect(userinfoOf(world, token)).rejects.toMatchObject(denied)
  })

  it('refuses with its own errors, in the order of 16.3', async () => {
    const { world, token } = await withToken()
    const presented = { clientToken: token, namespace: 'root', remoteAddress: '127.0.0.1' }
    await expect(readUserinfo(world, { provider: 'p', operation: 'read', isBearer: false, presented })).rejects.toMatchObject(
      refused('userinfo_not_bearer'),
    )
    await writeScope(world, { name: 'groups', template: '{"email": 1}' })
    await expect(userinfoOf(world, token)).rejects.toMatchObject({ reason: { code: 'userinfo_claims_conflict', claim: 'email' } })
    await writeProvider(world, { name: 'p', allowed_client_ids: [] })
    await expect(userinfoOf(world, token)).rejects.toMatchObject(refused('userinfo_client_not_served'))
    await writeClient(world, { name: 'app', assignments: [] })
    await expect(userinfoOf(world, token)).rejects.toMatchObject(refused('userinfo_not_member'))
    await deleteClient(world, 'app')
    await expect(userinfoOf(world, token)).rejects.toMatchObject(refused('userinfo_client_gone'))
    await deleteProvider(world, 'p')
    await expect(userinfoOf(world, token)).rejects.toMatchObject(refused('userinfo_provider_unknown'))
  })

  it('gives a token without life where the TTL is 0', async () => {
    const { world, client, ana } = await createProviderWorld()
    await writeClient(world, { name: 'app', access_token_ttl: 0 })
    const { access_token, expires_in } = await exchange(world, client, {
      code: await codeOf(world, signedAs(ana), asked(client)),
    })
    expect(expires_in).toBe(0)
    await expect(userinfoOf(world, access_token)).rejects.toMatchObject(refused('userinfo_permission_denied'))
  })
})

describe('what is shown is what is given', () => {
  it('preview, ID token and userinfo say the same of anybody', async () => {
    const { world, client, ana } = await createProviderWorld()
    await writeScope(world, {
      name: 'groups',
      template: '{"meta": {{identity.entity.metadata}}, "who": {{identity.entity.name}}, "ok": {{identity.entity.metadata.ok}} }',
      claim_types: { ok: 'boolean' },
      omit_empty: true,
    })
    const texts = fc.string({ unit: 'binary', maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(texts, texts, { maxKeys: 6 }),
        texts,
        fc.constantFrom('true', 'no', ''),
        async (metadata, name, ok) => {
          await changePerson(world, ana, { metadata: { ...metadata, ok }, name })
          const person = (await world.storage.read((view) => maybePerson(view, ana.id)))!
          const { claims } = previewClaims(world, await scopesNamed(world, ['email', 'groups']), { person: factsOf(person), now })
          const tokens = await exchange(world, client, { code: await codeOf(world, signedAs(ana), asked(client)) })
          const { iss, sub, aud, iat, exp, namespace, at_hash, c_hash, ...rest } = claimsIn(tokens.id_token)
          expect(rest).toEqual(JSON.parse(JSON.stringify(claims)))
          expect(JSON.parse(JSON.stringify(await userinfoOf(world, tokens.access_token)))).toEqual({ ...rest, sub })
          expect([iss, aud, iat, exp, namespace, at_hash, c_hash]).not.toContain(undefined)
        },
      ),
      { numRuns: 30 },
    )
  })
})
