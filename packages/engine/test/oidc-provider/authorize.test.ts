import { describe, expect, it } from 'vitest'
import { authorizeFacts } from '#oidc-provider/authorize/authorize-facts.ts'
import { type AuthorizeParameters, authorizeRequestOf } from '#oidc-provider/authorize/authorize-request.ts'
import { authorizeRules } from '#oidc-provider/authorize/authorize-rules.ts'
import { writeAssignment } from '#oidc-provider/assignments/write-assignment.ts'
import { writeClient } from '#oidc-provider/clients/write-client.ts'
import { writeProvider } from '#oidc-provider/providers/write-provider.ts'
import { firstRefusal, judge, judgeAll } from '#finding.ts'
import {
  asked,
  challenge,
  changePerson,
  codeOf,
  createClient,
  createGroup,
  createPerson,
  createProviderWorld,
  now,
  signedAs,
} from './fixture.ts'

const nobody = { entityId: '', authTime: now, tokenId: 'root' }

describe('12.2 authorize, in order', () => {
  it.each<[string, AuthorizeParameters, string]>([
    ['1 no client id', { client_id: '' }, 'authorize_client_id_missing'],
    ['2 an unknown client', { client_id: 'x' }, 'authorize_client_unknown'],
    ['4 no redirect URI', { redirect_uri: '' }, 'authorize_redirect_uri_missing'],
    ['5 an unregistered redirect URI', { redirect_uri: 'https://app.example/cb/' }, 'authorize_redirect_uri_unregistered'],
    ['8 a request object, even empty', { request: '' }, 'authorize_request_unsupported'],
    ['9 a request URI, even empty', { request_uri: '' }, 'authorize_request_uri_unsupported'],
    ['10 no openid', { scope: 'email OpenID' }, 'authorize_openid_missing'],
    ['11 no response type', { response_type: '' }, 'authorize_response_type_missing'],
    ['12 another response type', { response_type: 'id_token' }, 'authorize_response_type_unsupported'],
    ['17 an unknown method', { code_challenge: challenge, code_challenge_method: 's256' }, 'authorize_pkce_method_unknown'],
    ['17 before 18', { code_challenge: '', code_challenge_method: 'x' }, 'authorize_pkce_method_unknown'],
    ['18 an empty challenge', { code_challenge: '' }, 'authorize_pkce_challenge_invalid'],
    ['18 a challenge of 42', { code_challenge: 'a'.repeat(42) }, 'authorize_pkce_challenge_invalid'],
    ['18 a challenge of 129', { code_challenge: 'a'.repeat(129) }, 'authorize_pkce_challenge_invalid'],
    ['19 max_age of 0', { max_age: 0 }, 'authorize_max_age_invalid'],
    ['19 a negative max_age', { max_age: -1 }, 'authorize_max_age_invalid'],
    ['8 before 10', { request: 'x', scope: '' }, 'authorize_request_unsupported'],
    ['10 before 11', { scope: '', response_type: '' }, 'authorize_openid_missing'],
    ['2 before 4', { client_id: 'x', redirect_uri: '' }, 'authorize_client_unknown'],
  ])('refuses %s', async (_, parameters, code) => {
    const { world, client, ana } = await createProviderWorld()
    await expect(codeOf(world, signedAs(ana), asked(client, { state: 's', ...parameters }))).rejects.toMatchObject({
      reason: { code, state: 's' },
    })
  })

  it('refuses 3 a client without the flow, before its redirect URI is looked at', async () => {
    const { world, client, ana } = await createProviderWorld()
    await writeClient(world, { name: 'app', authorization_code: false })
    await expect(codeOf(world, signedAs(ana), asked(client, { redirect_uri: '' }))).rejects.toMatchObject({
      reason: { code: 'authorize_flow_disabled' },
    })
  })

  it('refuses 6 an unknown provider and 7 a client it does not serve', async () => {
    const { world, client, ana } = await createProviderWorld()
    const judgementAt = async (provider: string) => {
      const facts = await authorizeFacts(world, authorizeRequestOf(provider, asked(client)), signedAs(ana))
      return firstRefusal(judge(authorizeRules, facts))?.reason.code
    }
    expect(await judgementAt('none')).toBe('authorize_provider_unknown')
    await writeProvider(world, { name: 'other', allowed_client_ids: ['x'] })
    expect(await judgementAt('other')).toBe('authorize_client_not_served')
    await writeProvider(world, { name: 'other', allowed_client_ids: [client.client_id] })
    expect(await judgementAt('other')).toBeUndefined()
  })

  it('refuses 13 a token without an entity, 14 an unknown entity, 15 one who is not assigned or disabled', async () => {
    const { world, client, ana } = await createProviderWorld()
    await expect(codeOf(world, nobody, asked(client))).rejects.toMatchObject({ reason: { code: 'authorize_no_entity' } })
    await expect(codeOf(world, signedAs({ id: 'gone' }), asked(client))).rejects.toMatchObject({
      reason: { code: 'authorize_entity_unknown' },
    })
    await writeClient(world, { name: 'app', assignments: [] })
    await expect(codeOf(world, signedAs(ana), asked(client))).rejects.toMatchObject({ reason: { code: 'authorize_not_member' } })
    await writeClient(world, { name: 'app', assignments: ['allow_all'] })
    await changePerson(world, ana, { isDisabled: true })
    await expect(codeOf(world, signedAs(ana), asked(client))).rejects.toMatchObject({ reason: { code: 'authorize_not_member' } })
  })

  it('refuses 16 a public client without PKCE, and takes both methods', async () => {
    const { world, ana } = await createProviderWorld()
    const app = await createClient(world, { name: 'spa', client_type: 'public' })
    await expect(codeOf(world, signedAs(ana), asked(app))).rejects.toMatchObject({ reason: { code: 'authorize_pkce_required' } })
    for (const code_challenge_method of ['S256', 'plain', '', undefined]) {
      expect(await codeOf(world, signedAs(ana), asked(app, { code_challenge: challenge, code_challenge_method }))).toMatch(
        /^[0-9A-Za-z]{32}$/,
      )
    }
  })

  it('refuses plain, or no PKCE, where client or provider want better (security 3.6)', async () => {
    const { world, client, ana } = await createProviderWorld()
    const plain = asked(client, { code_challenge: challenge })
    await writeClient(world, { name: 'app', require_s256: true, require_pkce: true })
    await expect(codeOf(world, signedAs(ana), plain)).rejects.toMatchObject({ reason: { code: 'authorize_pkce_plain_refused' } })
    await expect(codeOf(world, signedAs(ana), asked(client))).rejects.toMatchObject({
      reason: { code: 'authorize_pkce_required_by_client' },
    })
    await writeClient(world, { name: 'app', require_s256: false, require_pkce: false })
    await codeOf(world, signedAs(ana), plain)
    await writeProvider(world, { name: 'p', require_s256: true })
    await expect(codeOf(world, signedAs(ana), plain)).rejects.toMatchObject({ reason: { code: 'authorize_pkce_plain_refused' } })
  })

  it('refuses 21 a sign-in that is older than max_age, strictly', async () => {
    const { world, client, ana, clock } = await createProviderWorld()
    clock.set(now + 60)
    await codeOf(world, signedAs(ana), asked(client, { max_age: 60 }))
    clock.set(now + 61)
    await expect(codeOf(world, signedAs(ana), asked(client, { max_age: 60 }))).rejects.toMatchObject({
      reason: { code: 'authorize_max_age_exceeded' },
    })
    await expect(codeOf(world, signedAs(ana, { tokenId: '' }), asked(client, { max_age: 60 }))).rejects.toMatchObject({
      reason: { code: 'authorize_token_unknown' },
    })
  })

  it('shows every rule when it explains, and how to mend it', async () => {
    const { world, client } = await createProviderWorld()
    const request = authorizeRequestOf('p', asked(client, { redirect_uri: 'https://elsewhere/cb', scope: 'email' }))
    const judgement = judgeAll(authorizeRules, await authorizeFacts(world, request, undefined))
    expect(judgement.filter(({ verdict }) => verdict === 'refuse').map(({ rule }) => rule)).toEqual([
      'registered_redirect_uri',
      'openid',
      'has_entity',
      'entity',
    ])
    expect(judgement.find(({ rule }) => rule === 'registered_redirect_uri')).toMatchObject({
      received: 'https://elsewhere/cb',
      fixes: [{ on: 'client', patch: { redirect_uris: ['https://app.example/cb', 'https://elsewhere/cb'] }, widensAccess: true }],
    })
  })
})

describe('8.1 membership', () => {
  it('lets in who is named, or is in a named group or one inside it', async () => {
    const { world, ana } = await createProviderWorld()
    const bo = await createPerson(world, { name: 'bo' })
    const inner = await createGroup(world, { name: 'inner', people: [ana] })
    const outer = await createGroup(world, { name: 'outer', inside: [inner] })
    await writeAssignment(world, { name: 'people', entity_ids: [` ${bo.id.toUpperCase()} `, ''] })
    await writeAssignment(world, { name: 'teams', group_ids: [outer.id] })
    const byName = await createClient(world, { name: 'a', assignments: ['people'] })
    const byGroup = await createClient(world, { name: 'b', assignments: ['teams', 'people'] })

    const wayOf = async (client: typeof byName, who: typeof ana) =>
      (await authorizeFacts(world, authorizeRequestOf('p', asked(client)), signedAs(who))).membership
    expect(await wayOf(byName, bo)).toEqual({ isMember: true, way: { assignment: 'people' } })
    expect(await wayOf(byName, ana)).toEqual({ isMember: false, why: 'not_assigned' })
    expect(await wayOf(byGroup, ana)).toEqual({
      isMember: true,
      way: { assignment: 'teams', group: { id: outer.id, name: 'outer' } },
    })
    expect(await wayOf(byGroup, bo)).toMatchObject({ isMember: true, way: { assignment: 'people' } })
  })

  it('gives no meaning to * inside an assignment of your own', async () => {
    const { world, ana } = await createProviderWorld()
    await writeAssignment(world, { name: 'star', entity_ids: ['*'], group_ids: ['*'] })
    const client = await createClient(world, { name: 'a', assignments: ['star'] })
    await expect(codeOf(world, signedAs(ana), asked(client))).rejects.toMatchObject({ reason: { code: 'authorize_not_member' } })
  })
})
