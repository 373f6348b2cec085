import { describe, expect, it } from 'vitest'
import { countLeases } from '#leases/count-leases.ts'
import { findLease, refuseLeaseRenewal } from '#leases/find-lease.ts'
import { listLeases } from '#leases/list-leases.ts'
import { carryOutRevocations, orderRevocation, revokeUnder } from '#leases/prefix-revocation.ts'
import { revokeLease } from '#leases/revoke-lease.ts'
import { sweepExpired } from '#leases/sweep-expired.ts'
import { createTokenWorld, isAlive, reasonOf } from '#testing/tokens.ts'

const ordinary = { policies: ['a'] }

async function leaseWorld() {
  const made = await createTokenWorld()
  for (const name of ['ci', 'ci2']) await made.writeRole(name, { orphan: true })
  return made
}

describe('a lease (spec/core.md 10)', () => {
  it('tells of the time of its token', async () => {
    const { create, world } = await leaseWorld()
    const { token } = await create({ ...ordinary, ttl: '1h' })
    expect(await findLease(world, token.leaseId ?? '')).toEqual({
      id: `auth/token/create/h${token.id}`,
      issue_time: '2026-11-25T12:00:00Z',
      expire_time: '2026-11-25T13:00:00Z',
      last_renewal: null,
      renewable: true,
      ttl: 3600,
      path: 'auth/token/create',
    })
  })

  it('is unknown when it expired, was revoked, never was, or is spelled otherwise', async () => {
    const { create, world, clock, root } = await leaseWorld()
    const { token } = await create({ ...ordinary, ttl: '1h' })
    const others = ['x', `auth/token/create/h${root.token.id}`, `auth/token/h${token.id}`, `${token.leaseId}/`]
    for (const id of others) expect(await reasonOf(findLease(world, id))).toEqual({ code: 'lease_invalid' })
    clock.advance(3600)
    expect(await reasonOf(findLease(world, token.leaseId ?? ''))).toEqual({ code: 'lease_invalid' })
    expect(await reasonOf(findLease(world, ''))).toEqual({ code: 'lease_id_missing' })
  })

  it('is not renewed here', async () => {
    const { create, world } = await leaseWorld()
    const { token } = await create(ordinary)
    expect(await reasonOf(refuseLeaseRenewal(world, token.leaseId ?? ''))).toEqual({ code: 'lease_is_of_token' })
    expect(await reasonOf(refuseLeaseRenewal(world, 'x'))).toEqual({ code: 'lease_not_found' })
    expect(await reasonOf(refuseLeaseRenewal(world, ''))).toEqual({ code: 'lease_id_missing' })
  })

  it('ends its token when it is revoked', async () => {
    const { create, world } = await leaseWorld()
    const grant = await create(ordinary)
    await revokeLease(world, grant.token.leaseId ?? '')
    expect(await isAlive(world, grant)).toBe(false)
    await revokeLease(world, 'x')
    expect(await reasonOf(revokeLease(world, ''))).toEqual({ code: 'lease_id_missing' })
  })
})

describe('leases by where they were made', () => {
  it('are listed folder by folder', async () => {
    const { create, world } = await leaseWorld()
    const plain = await create(ordinary)
    const { token } = await create(ordinary, { roleName: 'ci' })
    expect(await listLeases(world, '', {})).toEqual(['auth/'])
    expect(await listLeases(world, 'auth/token/create', {})).toEqual(['ci/', `h${plain.token.id}`])
    expect(await listLeases(world, 'auth/token/create/ci/', {})).toEqual([`h${token.id}`])
    expect(await listLeases(world, 'auth/token/cre', {})).toEqual([])
  })

  it('are counted by mount', async () => {
    const { create, world } = await leaseWorld()
    await create(ordinary)
    await create(ordinary, { roleName: 'ci' })
    expect(await countLeases(world)).toEqual({ lease_count: 2, counts: { 'auth/token/': 2 } })
  })

  it('are revoked by prefix, by whole segments, with all descendants', async () => {
    const { create, world } = await leaseWorld()
    const [one, other, plain] = [
      await create({ policies: ['root'], ttl: '1h' }, { roleName: 'ci' }),
      await create(ordinary, { roleName: 'ci2' }),
      await create(ordinary),
    ]
    const child = await create(ordinary, { by: one })
    await revokeUnder(world, 'auth/token/create/ci')
    const alive = await Promise.all([one, child, other, plain].map((grant) => isAlive(world, grant)))
    expect(alive).toEqual([false, false, true, true])
  })

  it('are revoked though the server stopped behind the order, but not those made later', async () => {
    const { create, world, clock } = await leaseWorld()
    const before = await create(ordinary, { roleName: 'ci' })
    await world.storage.write((change) => orderRevocation(world, change, 'auth/token/create/ci/'))
    clock.advance(1)
    const later = await create(ordinary, { roleName: 'ci' })
    await sweepExpired(world)
    expect([await isAlive(world, before), await isAlive(world, later)]).toEqual([false, true])
  })

  it('of many logins are revoked in batches', async () => {
    const { create, world } = await leaseWorld()
    const grants = await Promise.all(Array.from({ length: 250 }, () => create(ordinary, { roleName: 'ci' })))
    await Promise.all([revokeUnder(world, 'auth/token/create/ci'), carryOutRevocations(world)])
    const alive = await Promise.all(grants.map((grant) => isAlive(world, grant)))
    expect(alive).not.toContain(true)
    expect(await listLeases(world, 'auth/token/create/ci', {})).toEqual([])
  })
})

describe('the sweeper (design 4)', () => {
  it('takes expired tokens away with their children and cubbyholes, and nothing else', async () => {
    const { create, world, clock } = await leaseWorld()
    const before = await world.storage.read((view) => view.keys({ prefix: '', limit: 1000 }))
    const parent = await create({ ttl: '60s' })
    await create({ ...ordinary, ttl: '1h' }, { by: parent })
    const other = await create({ ...ordinary, ttl: '2h', no_parent: true })
    clock.advance(60)
    expect(await sweepExpired(world)).toBe(1)
    const left = await world.storage.read((view) => view.keys({ prefix: '', limit: 1000 }))
    expect(left.filter((key) => !before.includes(key))).toEqual([
      `root/token/${other.token.id}`,
      `root/token:byLease/${other.token.leaseId}`,
    ])
  })

  it('takes thousands away in batches, with turns for others in between', async () => {
    const { create, world, clock } = await leaseWorld()
    for (let done = 0; done < 3000; done += 500) {
      await Promise.all(Array.from({ length: 500 }, () => create({ ...ordinary, ttl: '60s', no_parent: true })))
    }
    clock.advance(60)
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    expect(await sweepExpired(world)).toBe(3000)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
    expect(await sweepExpired(world)).toBe(0)
  })
})
