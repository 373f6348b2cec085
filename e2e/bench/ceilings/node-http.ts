import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerQuestions } from '../processes/answer-questions.ts'

// The ceiling of anything that speaks HTTP in one Node process: the same few bytes for every request, and nothing else.

const body = Buffer.from(JSON.stringify({ hello: 'world' }))
const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length }

const server = createServer((_, response) => void response.writeHead(200, headers).end(body))
server.listen(0, '127.0.0.1', () => answerQuestions({ port: (server.address() as AddressInfo).port }, () => undefined))
