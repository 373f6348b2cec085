import { openSqliteStorage } from '../src/sqlite-storage.ts'

// A program of its own: writes as fast as it can, says on standard output what was acknowledged, and never ends.

const [file = ''] = process.argv.slice(2)
const storage = await openSqliteStorage({ file })
let count = 0

async function write(): Promise<void> {
  for (;;) {
    count += 1
    const key = `acknowledged/${count}`
    await storage.write(async (change) => change.put(key, new Uint8Array(500).fill(count)))
    process.stdout.write(`${key}\n`)
  }
}

await Promise.all(Array.from({ length: 32 }, write))
