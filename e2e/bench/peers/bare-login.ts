import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { openSqliteStorage } from '@postern/storage-sqlite/sqlite-storage.ts'
import express from 'express'
import { answerQuestions } from '../processes/answer-questions.ts'

// The least a login can be: an Express handler that verifies the same token with the key at hand and commits one record
// to the same store. No barrier, no entity, no groups, no policies, no lease, no audit.

const [publicKey = '', audience = ''] = process.argv.slice(2)
const key = createPublicKey(publicKey)
const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit(0))
const storage = await openSqliteStorage({ file: join(folder, 'tokens.db') })

interface Claims {
  readonly sub: string
  readonly aud: string
  readonly exp: number
}

function claimsOf(jwt: string): Claims | undefined {
  const [head = '', payload = '', signature = ''] = jwt.split('.')
  if (!verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))) return undefined
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims
  return claims.aud === audience && claims.exp > Date.now() / 1000 ? claims : undefined
}

async function logIn(jwt: string): Promise<{ readonly client_token: string } | undefined> {
  const claims = claimsOf(jwt)
  if (claims === undefined) return undefined
  const client_token = randomBytes(24).toString('base64url')
  const record = Buffer.from(JSON.stringify({ sub: claims.sub, policies: ['default'], created: Date.now() }).padEnd(500))
  await storage.write(async (change) => change.put(`token/${client_token}`, record))
  return { client_token }
}

const app = express()
app.disable('etag').disable('x-powered-by')
app.post('/login', express.json({ type: () => true }), async (request, response) => {
  const { jwt } = request.body as { readonly jwt: string }
  const auth = await logIn(jwt)
  response.status(auth === undefined ? 400 : 200).json({ auth })
})
const server = app.listen(0, '127.0.0.1', () => {
  answerQuestions({ port: (server.address() as AddressInfo).port }, () => undefined)
})
