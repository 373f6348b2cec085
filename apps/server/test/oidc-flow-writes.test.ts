import { afterAll, beforeAll, expect, it } from 'vitest'
import { basicOf, type FlowHouse, openHouse } from './oidc-flow-house.ts'

let house: FlowHouse
let ana: { readonly token: string }
beforeAll(async () => {
  house = await openHouse()
  ana = await house.signIn('ana')
  // Everything that is made at its first use is made before anybody counts.
  await house.redeem(await house.codeOf(ana.token))
})
afterAll(() => house.server.close())

/** The records that some work changes, each change counted. */
async function recordsChangedBy<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly records: readonly string[] }> {
  const records: string[] = []
  const stop = house.server.world.storage.onChange((changed) => {
    records.push(...(changed === 'everything' ? ['everything'] : changed.map((key) => key.split('/')[1] ?? key)))
  })
  const answer = await work()
  stop()
  return { answer, records }
}

it('design 7 and 8: a code costs one record, its exchange one, userinfo and what is published none', async () => {
  const asked = await recordsChangedBy(() => house.codeOf(ana.token))
  expect(asked.records).toEqual(['authorization-code'])
  const redeemed = await recordsChangedBy(() => house.redeem(asked.answer))
  expect(redeemed.records).toEqual(['authorization-code'])
  const access = String(redeemed.answer.body['access_token'])
  const read = await recordsChangedBy(async () => {
    await house.get('userinfo', { Authorization: `Bearer ${access}` })
    await house.post('introspect', { token: access }, basicOf(house.client))
    await house.get('.well-known/openid-configuration')
    await house.get('.well-known/keys')
  })
  expect(read.records).toEqual([])
})
