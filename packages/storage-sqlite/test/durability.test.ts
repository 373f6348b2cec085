import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openSqliteStorage } from '../src/sqlite-storage.ts'
import { newFile } from './new-file.ts'

const program = fileURLToPath(new URL('./acknowledging.ts', import.meta.url))

/** Runs the program until it has acknowledged so much, kills it in the middle, and gives what it had acknowledged. */
async function acknowledgedBeforeKilled(file: string, enough: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    acknowledged.push(line)
    if (acknowledged.length === enough) child.kill('SIGKILL')
  })
  await Promise.all([once(child, 'exit'), once(lines, 'close')])
  return acknowledged
}

describe('what was acknowledged', () => {
  it.each([200, 5000])('is there after the process was killed behind %i writes', async (enough) => {
    const file = newFile()
    const acknowledged = await acknowledgedBeforeKilled(file, enough)
    expect(acknowledged.length).toBeGreaterThanOrEqual(enough)

    const storage = await openSqliteStorage({ file })
    const values = await storage.read((view) => view.getMany(acknowledged))
    await storage.close()
    const lost = acknowledged.filter((_, at) => values[at]?.byteLength !== 500)
    expect(lost).toEqual([])
  })

  it('is there after the storage was closed in the middle', async () => {
    const file = newFile()
    const storage = await openSqliteStorage({ file })
    const writes = Array.from({ length: 200 }, (_, at) =>
      storage.write(async (change) => change.put(`key/${at}`, new Uint8Array([at]))),
    )
    await storage.close()
    await Promise.all(writes)

    const again = await openSqliteStorage({ file })
    expect(await again.read((view) => view.keys({ prefix: 'key/', limit: 1000 }))).toHaveLength(200)
    await again.close()
  })
})
