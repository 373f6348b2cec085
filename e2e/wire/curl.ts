import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether this machine has curl; without it there is nothing to test here. */
export const hasCurl = spawnSync('curl', ['--version']).status === 0
export const noCurl = 'curl is not installed on this machine'

/** What curl printed for one URL. */
export interface CurlReply {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly body: unknown
  /** How many connections curl opened for it: 0 when it used the one before. */
  readonly connections: number
}

const mark = '\u0001'
const format = `${mark}%{http_code} %{num_connects} %{content_type}${mark}`

/** Runs curl as a shell script would, and reads each reply. `--next` in the arguments begins another URL. */
export async function curl(...words: readonly string[]): Promise<readonly CurlReply[]> {
  const eachUrl = words.join('\n').split('\n--next\n')
  const all = eachUrl.flatMap((part, index) => [
    ...(index === 0 ? [] : ['--next']),
    '--silent',
    '--show-error',
    '--max-time',
    '20',
    '--write-out',
    format,
    ...part.split('\n'),
  ])
  const { stdout } = await run('curl', all)
  return repliesIn(stdout)
}

/** The one reply of a command with one URL. */
export async function curlOnce(...words: readonly string[]): Promise<CurlReply> {
  const [reply] = await curl(...words)
  if (reply === undefined) throw new Error('curl printed nothing')
  return reply
}

function repliesIn(printed: string): readonly CurlReply[] {
  const parts = printed.split(mark)
  return parts.flatMap((part, index) => {
    const match = /^(\d{3}) (\d+) (.*)$/.exec(part)
    const text = parts[index - 1]
    if (match === null || text === undefined) return []
    const [, status, connections, type = ''] = match
    return [{ status: Number(status), connections: Number(connections), type, text, body: jsonIn(text) }]
  })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
