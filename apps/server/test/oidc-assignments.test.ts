import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const answer = answersOf(() => server)
const at = (name: string) => `identity/oidc/assignment/${name}`

describe('oidc-provider 2, 8: allow_all', () => {
  it('is there from the start', async () => {
    expect(await answer('LIST', 'identity/oidc/assignment')).toMatchObject({
      status: 200,
      body: { data: { keys: ['allow_all'] } },
    })
    expect(await answer('GET', at('allow_all'))).toMatchObject({ body: { data: { entity_ids: ['*'], group_ids: ['*'] } } })
  })

  it('is not to be changed', async () => {
    expect(await answer('POST', at('allow_all'), { entity_ids: [] })).toEqual(
      refused('modification of assignment "allow_all" not allowed'),
    )
    expect(await answer('DELETE', at('allow_all'))).toEqual(refused('deletion of assignment "allow_all" not allowed'))
  })
})

describe('oidc-provider 8: assignments', () => {
  it('trims, folds, sorts and keeps each id once', async () => {
    const entity_ids = [' B-2 ', 'a-1', 'A-1', '', 'c-3.NsKeepsCase']
    expect(await answer('POST', at('team'), { entity_ids, group_ids: 'g2, g1,,g1' })).toEqual(done)
    expect(await answer('GET', at('team'))).toMatchObject({
      body: { data: { entity_ids: ['a-1', 'b-2', 'c-3.NsKeepsCase'], group_ids: ['g1', 'g2'] } },
    })
  })

  it('keeps the list that an update omits', async () => {
    expect(await answer('POST', at('team'), { entity_ids: [] })).toEqual(done)
    expect(await answer('GET', at('team'))).toMatchObject({ body: { data: { entity_ids: [], group_ids: ['g1', 'g2'] } } })
  })

  it('lists, details included where they are asked for', async () => {
    await answer('POST', at('all'))
    expect(await answer('GET', 'identity/oidc/assignment?list=true&detailed=true&after=allow_all')).toMatchObject({
      body: { data: { keys: ['team'], key_info: { team: { entity_ids: [], group_ids: ['g1', 'g2'] } } } },
    })
    expect(await answer('LIST', 'identity/oidc/assignment')).toMatchObject({
      body: { data: { keys: ['all', 'allow_all', 'team'] } },
    })
  })

  it('keeps one that clients name', async () => {
    for (const name of ['web', 'app']) await answer('POST', `identity/oidc/client/${name}`, { assignments: 'team' })
    const reason = 'unable to delete assignment "team" because it is currently referenced by these clients: app, web'
    expect(await answer('DELETE', at('team'))).toEqual(refused(reason))
    for (const name of ['web', 'app']) await answer('POST', `identity/oidc/client/${name}`, { assignments: [] })
    expect(await answer('DELETE', at('team'))).toEqual(done)
    expect(await answer('GET', at('team'))).toEqual(missing)
    expect(await answer('DELETE', at('team'))).toEqual(done)
  })
})
