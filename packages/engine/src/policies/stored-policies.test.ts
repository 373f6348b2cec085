import { describe, expect, it } from 'vitest'
import { Refusal } from '#refusal.ts'
import { createTestWorld } from '#testing/world.ts'
import { defaultPolicyText } from './builtin.ts'
import { deletePolicy } from './delete-policy.ts'
import { listDetailedPolicies, listPolicies } from './list-policies.ts'
import { patchPolicy } from './patch-policy.ts'
import { readPolicy } from './read-policy.ts'
import { seedPolicies } from './seed-policies.ts'
import { writePolicy } from './write-policy.ts'

const text = 'path "a" { capabilities = ["read"] }'
const other = 'path "b" { capabilities = ["read"] }'

async function seeded() {
  const { world, clock } = createTestWorld({ now: 1000 })
  await world.storage.write((change) => seedPolicies(change, world.clock.millis()))
  return { world, clock }
}

/** The reason of the refusal. */
async function reasonOf(work: Promise<unknown>) {
  const answer = await work.catch((error: unknown) => error)
  return answer instanceof Refusal ? answer.reason : answer
}

describe('7.1 Policies: write and read', () => {
  it('reads what was written, its version and when', async () => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text })
    expect(await readPolicy(world, 'ops')).toEqual({
      name: 'ops',
      text,
      version: 1,
      casRequired: false,
      allowsWildcards: false,
      allowsSlashes: false,
      modifiedAt: 1_000_000,
    })
  })

  it('counts versions, and writes everything anew each time', async () => {
    const { world } = await seeded()
    await writePolicy(world, {
      name: 'ops',
      policy: text,
      ttl: 60,
      casRequired: true,
      cas: -1,
      allowsSlashes: true,
      allowsWildcards: true,
    })
    expect(await readPolicy(world, 'ops')).toMatchObject({
      expiration: 1060,
      casRequired: true,
      allowsSlashes: true,
      allowsWildcards: true,
    })
    await writePolicy(world, { name: 'ops', policy: other, cas: 1 })
    const record = await readPolicy(world, 'ops')
    expect(record).toMatchObject({ text: other, version: 2, casRequired: false, allowsSlashes: false, allowsWildcards: false })
    expect(record).not.toHaveProperty('expiration')
  })

  it.each([
    ['ops', 'ops', false],
    [' OPS ', 'ops', true],
    ['Team/Blue', 'team/blue', true],
  ])('folds the name %j to %j, and says so', async (name, stored, wasRenamed) => {
    const { world } = await seeded()
    expect(await writePolicy(world, { name, policy: text })).toMatchObject({ policy: { name: stored }, wasRenamed })
    expect(await readPolicy(world, name)).toMatchObject({ name: stored })
  })

  it.each([
    ['base64', 'cGF0aCAiYSIgeyBjYXBhYmlsaXRpZXMgPSBbInJlYWQiXSB9'],
    ['base64 with line breaks', 'cGF0aCAiYSIgeyBjYXBhYmls\r\naXRpZXMgPSBbInJlYWQiXSB9\n'],
  ])('opens a text in %s', async (_, policy) => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy })
    expect(await readPolicy(world, 'ops')).toMatchObject({ text })
  })

  it.each([
    ['no text', { policy: undefined }, { code: 'policy_text_missing' }],
    ['an empty text', { policy: '' }, { code: 'policy_text_missing' }],
    ['a text that is no policy', { policy: 'path "a" { x = 1 }' }, { code: 'policy_invalid', line: 1, column: 12 }],
    ['base64 of something else', { policy: 'AAAA' }, { code: 'policy_invalid' }],
    ['both expirations', { expiration: 2000, ttl: 5 }, { code: 'policy_expiration_and_ttl' }],
    ['an expiration that has passed', { expiration: 1000 }, { code: 'policy_expiration_past' }],
    ['no version where one is demanded', { casRequired: true }, { code: 'policy_cas_missing' }],
    ['-1 where there is a policy', { cas: -1 }, { code: 'policy_cas_exists' }],
    ['another version', { cas: 2 }, { code: 'policy_cas_mismatch' }],
    ['root', { name: ' Root' }, { code: 'policy_not_updatable', policy: 'root' }],
    ['response-wrapping', { name: 'response-wrapping' }, { code: 'policy_not_updatable', policy: 'response-wrapping' }],
  ])('refuses %s, and keeps the old policy', async (_, given, reason) => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text })
    expect(await reasonOf(writePolicy(world, { name: 'ops', policy: other, ...given }))).toMatchObject(reason)
    expect(await readPolicy(world, 'ops')).toMatchObject({ text, version: 1 })
  })

  it('demands the version where the stored policy does', async () => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text, casRequired: true, cas: 0 })
    expect(await reasonOf(writePolicy(world, { name: 'ops', policy: other }))).toEqual({ code: 'policy_cas_missing' })
    expect(await reasonOf(writePolicy(world, { name: 'new', policy: other, cas: 3 }))).toEqual({ code: 'policy_cas_mismatch' })
  })

  it('lets only one of two win who know the same version', async () => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text })
    const both = await Promise.all([1, 2].map(() => reasonOf(writePolicy(world, { name: 'ops', policy: other, cas: 1 }))))
    expect(both).toContainEqual({ code: 'policy_cas_mismatch' })
    expect(await readPolicy(world, 'ops')).toMatchObject({ version: 2 })
  })

  it('forgets a policy at the second it expires', async () => {
    const { world, clock } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text, ttl: 10 })
    clock.advance(9)
    expect(await readPolicy(world, 'ops')).toMatchObject({ text })
    clock.advance(1)
    expect(await reasonOf(readPolicy(world, 'ops'))).toEqual({ code: 'policy_not_found', policy: 'ops' })
    expect(await writePolicy(world, { name: 'ops', policy: text, cas: -1 })).toMatchObject({ policy: { version: 1 } })
  })

  it('shows the policies that are not stored', async () => {
    const { world } = await seeded()
    expect(await readPolicy(world, 'root')).toEqual({ name: 'root', text: '' })
    expect(await readPolicy(world, 'response-wrapping')).toMatchObject({ name: 'response-wrapping' })
    expect(await readPolicy(world, 'default')).toMatchObject({ text: defaultPolicyText, version: 1 })
  })

  it('keeps a default that was rewritten, also over the next start', async () => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'default', policy: text })
    await world.storage.write((change) => seedPolicies(change, 0))
    expect(await readPolicy(world, 'default')).toMatchObject({ text, version: 2 })
  })
})

describe('7.1 Policies: patch', () => {
  it('changes what is sent and keeps the rest', async () => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text, expiration: 5000, allowsSlashes: true, casRequired: true, cas: -1 })
    expect(await patchPolicy(world, { name: 'OPS', policy: other, cas: 1 })).toMatchObject({
      text: other,
      version: 2,
      expiration: 5000,
      allowsSlashes: true,
      casRequired: true,
    })
    expect(await patchPolicy(world, { name: 'ops', ttl: 60, casRequired: false, cas: 2 })).toMatchObject({
      text: other,
      expiration: 1060,
      casRequired: false,
    })
    expect(await patchPolicy(world, { name: 'ops', expiration: null })).not.toHaveProperty('expiration')
  })

  it.each([
    ['a policy that is not there', { name: 'none', policy: text }, { code: 'policy_to_patch_not_found', policy: 'none' }],
    ['an empty text', { policy: '' }, { code: 'policy_text_missing' }],
    ['a text that is no policy', { policy: '{' }, { code: 'policy_invalid' }],
    ['both expirations', { expiration: 2000, ttl: 5 }, { code: 'policy_expiration_and_ttl' }],
    ['another version', { cas: 7 }, { code: 'policy_cas_mismatch' }],
    ['root', { name: 'root' }, { code: 'policy_not_updatable', policy: 'root' }],
  ])('refuses %s', async (_, given, reason) => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text })
    expect(await reasonOf(patchPolicy(world, { name: 'ops', ...given }))).toMatchObject(reason)
  })
})

describe('7.1 Policies: delete', () => {
  it('takes a policy away in any spelling, and does not mind that it is gone', async () => {
    const { world } = await seeded()
    await writePolicy(world, { name: 'ops', policy: text })
    await deletePolicy(world, ' Ops')
    await deletePolicy(world, 'ops')
    expect(await reasonOf(readPolicy(world, 'ops'))).toEqual({ code: 'policy_not_found', policy: 'ops' })
  })

  it.each(['root', 'response-wrapping', 'default', 'Default'])('keeps %s', async (name) => {
    const { world } = await seeded()
    expect(await reasonOf(deletePolicy(world, name))).toEqual({ code: 'policy_not_deletable', policy: name.toLowerCase() })
  })
})

describe('7.1 Policies: list', () => {
  async function stocked() {
    const { world, clock } = await seeded()
    for (const name of ['team/blue', 'zoo', 'team/red', 'apps']) await writePolicy(world, { name, policy: text })
    await writePolicy(world, { name: 'brief', policy: text, ttl: 5 })
    return { world, clock }
  }

  it('names all that are stored, root behind them, and never response-wrapping', async () => {
    const { world, clock } = await stocked()
    expect(await listPolicies(world)).toEqual(['apps', 'brief', 'default', 'team/blue', 'team/red', 'zoo', 'root'])
    clock.advance(5)
    expect(await listPolicies(world)).toEqual(['apps', 'default', 'team/blue', 'team/red', 'zoo', 'root'])
  })

  it('names those under a prefix, without root', async () => {
    const { world } = await stocked()
    expect(await listPolicies(world, { prefix: 'Team/' })).toEqual(['team/blue', 'team/red'])
  })

  it('pages, and passes over what has expired', async () => {
    const { world, clock } = await stocked()
    clock.advance(5)
    expect(await listPolicies(world, { limit: 2 })).toEqual(['apps', 'default'])
    expect(await listPolicies(world, { after: 'default', limit: 3 })).toEqual(['team/blue', 'team/red', 'zoo'])
    expect(await listPolicies(world, { after: 'zoo', limit: 3 })).toEqual(['root'])
    expect(await listPolicies(world, { after: 'root', limit: 3 })).toEqual([])
  })

  it('tells what each of them says', async () => {
    const { world, clock } = await stocked()
    clock.advance(5)
    const detailed = await listDetailedPolicies(world, { limit: 1 })
    expect(detailed).toMatchObject([{ name: 'apps', text, version: 1 }])
    expect((await listDetailedPolicies(world)).map(({ name }) => name)).toEqual([
      'apps',
      'default',
      'team/blue',
      'team/red',
      'zoo',
      'root',
    ])
  })
})
