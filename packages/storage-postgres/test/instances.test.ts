import type { Changed, Storage } from '@postern/engine/ports/storage.ts'
import { Client } from 'pg'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { openPostgresStorage } from '../src/postgres-storage.ts'
import { startPostgres } from '../src/testing/start-postgres.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

async function newDatabase(): Promise<string> {
  return (await postgres?.createDatabase()) ?? ''
}

async function open(url: string): Promise<Storage> {
  const storage = await openPostgresStorage({ url })
  onTestFinished(() => storage.close())
  return storage
}

async function query(url: string, text: string): Promise<readonly object[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<object>(text)
  await client.end()
  return rows
}

function heard(storage: Storage, what: (changed: Changed) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = storage.onChange((changed) => {
      if (!what(changed)) return
      stop()
      resolve()
    })
  })
}

const put = (storage: Storage, key: string, expiresAt?: number) =>
  storage.write(async (change) => change.put(key, new Uint8Array([1]), expiresAt === undefined ? {} : { expiresAt }))

describe.skipIf(postgres === undefined)('several instances on one database', () => {
  it('make the tables once, however many start at once', async () => {
    const url = await newDatabase()
    const instances = await Promise.all([open(url), open(url), open(url)])
    for (const [at, instance] of instances.entries()) await put(instance, `key/${at}`)
    expect(await instances[0].read((view) => view.keys({ prefix: 'key/', limit: 9 }))).toHaveLength(3)
  })

  it('hear what the others change', async () => {
    const url = await newDatabase()
    const [one, other] = [await open(url), await open(url)]
    const hears = heard(other, (changed) => changed.includes('a'))
    await put(one, 'a')
    await hears
  })

  it('hear of it even if the notification is lost', async () => {
    const url = await newDatabase()
    const storage = await open(url)
    const hears = heard(storage, (changed) => changed.includes('quiet'))
    await query(url, `INSERT INTO postern_change (keys, origin) VALUES (ARRAY['quiet'], gen_random_uuid())`)
    await hears
  })

  it('lose no update between them', async () => {
    const url = await newDatabase()
    const instances = [await open(url), await open(url)]
    const add = (storage: Storage) =>
      storage.write(async (change) => change.put('count', new Uint8Array([((await change.get('count'))?.[0] ?? 0) + 1])))
    await Promise.all(instances.flatMap((instance) => Array.from({ length: 20 }, () => add(instance))))
    expect(await instances[0]?.read((view) => view.get('count'))).toEqual(Buffer.from([40]))
  })

  it('sweep one at a time, and the next one when the first is gone', async () => {
    const url = await newDatabase()
    const [one, other] = [await openPostgresStorage({ url }), await open(url)]
    await put(one, 'a', 10)
    expect(await one.expired(10, 9)).toEqual(['a'])
    expect(await other.expired(10, 9)).toEqual([])
    await one.close()
    await expect.poll(() => other.expired(10, 9)).toEqual(['a'])
  })
})

describe.skipIf(postgres === undefined)('a storage whose connections are cut', () => {
  it('counts everything as changed, and goes on', async () => {
    const url = await newDatabase()
    const storage = await open(url)
    await put(storage, 'a')
    const hears = heard(storage, (changed) => changed === 'everything')
    await query(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'postern' AND datname = current_database()`,
    )
    await hears
    await expect
      .poll(() =>
        put(storage, 'b').then(
          () => 'written',
          () => 'failed',
        ),
      )
      .toBe('written')

    const again = heard(storage, (changed) => changed.includes('later'))
    await query(url, `INSERT INTO postern_change (keys, origin) VALUES (ARRAY['later'], gen_random_uuid())`)
    await again
  })
})

describe.skipIf(postgres === undefined)('a database that does not fit', () => {
  it('of another encoding is refused', async () => {
    const url = await newDatabase()
    await query(url, `CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`)
    const latin = new URL(url)
    latin.pathname = '/latin'
    await expect(openPostgresStorage({ url: latin.href })).rejects.toThrow('LATIN1')
  })

  it('of another format is refused', async () => {
    const url = await newDatabase()
    await (await openPostgresStorage({ url })).close()
    await query(url, 'UPDATE postern_format SET version = 99')
    await expect(openPostgresStorage({ url })).rejects.toThrow('format 99')
  })

  it('that is not there is an error, soon', async () => {
    await expect(openPostgresStorage({ url: 'postgres://postgres@127.0.0.1:1/none' })).rejects.toThrow('ECONNREFUSED')
  })
})

it.skipIf(postgres === undefined)('keeps its connections through refusals', async () => {
  const url = await newDatabase()
  const storage = await open(url)
  const refused = () =>
    storage.write(async (change) => {
      await change.get('a')
      throw new Error('said no')
    })
  const backends = `SELECT pid FROM pg_stat_activity WHERE application_name = 'postern' AND datname = current_database() ORDER BY pid`
  await expect(refused()).rejects.toThrow('said no')
  const before = await query(url, backends)
  for (let at = 0; at < 20; at += 1) await expect(refused()).rejects.toThrow('said no')
  expect(await query(url, backends)).toEqual(before)
})
