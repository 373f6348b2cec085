import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64urlOf } from './base64url.ts'
import { parseJws, payloadOf } from './parse-jws.ts'
import { bytesOf } from '#storage/text.ts'

const part = (value: unknown) => base64urlOf(bytesOf(typeof value === 'string' ? value : JSON.stringify(value)))
const token = (header: unknown, payload: unknown = { sub: 'a' }) => `${part(header)}.${part(payload)}.${part('signature')}`

describe('4.1 shape limits', () => {
  it('takes a compact token apart', () => {
    expect(parseJws(token({ alg: 'RS256', kid: 'k' }))).toMatchObject({
      header: { alg: 'RS256', kid: 'k' },
      algorithm: 'RS256',
      payload: '{"sub":"a"}',
      signed: bytesOf(token({ alg: 'RS256', kid: 'k' }).split('.').slice(0, 2).join('.')),
    })
  })

  it('passes over white space', () => {
    const text = token({ alg: 'ES256' })
    expect(parseJws(` ${text.slice(0, 5)}\n${text.slice(5)}\t`)).toEqual(parseJws(text))
  })

  it.each([
    ['longer than 64 KiB', 'a'.repeat(65_537), { problem: 'too-long' }],
    ['empty', '', { problem: 'parts', parts: 1 }],
    ['opaque', 's.abcdef', { problem: 'parts', parts: 2 }],
    ['encrypted, five parts', 'a.b.c.d.e', { problem: 'parts', parts: 5 }],
    ['thousands of dots', '.'.repeat(5000), { problem: 'parts', parts: 5001 }],
    ['JSON serialisation', JSON.stringify({ payload: 'a', signatures: [] }), { problem: 'parts', parts: 1 }],
    ['padded', `${part({ alg: 'RS256' })}=.${part({})}.AAAA`, { problem: 'encoding', part: 'header' }],
    ['a header that is not base64url', `a+b.${part({})}.AAAA`, { problem: 'encoding', part: 'header' }],
    ['a payload that is not base64url', `${part({ alg: 'RS256' })}.a*.AAAA`, { problem: 'encoding', part: 'payload' }],
    ['a payload that is not UTF-8', `${part({ alg: 'RS256' })}._w.AAAA`, { problem: 'encoding', part: 'payload' }],
    ['a signature that is not base64url', `${part({ alg: 'RS256' })}.${part({})}.=`, { problem: 'encoding', part: 'signature' }],
    ['a header that is no object', token('[1]'), { problem: 'header' }],
    ['a header that is no JSON', token('{'), { problem: 'header' }],
    ['a header without algorithm', token({ kid: 'k' }), { problem: 'header' }],
    ['a key id that is no text', token({ alg: 'RS256', kid: 7 }), { problem: 'header' }],
    ['anything critical', token({ alg: 'RS256', crit: ['b64'], b64: true }), { problem: 'critical', names: ['b64'] }],
  ])('refuses: %s', (_, text, problem) => {
    expect(parseJws(text)).toMatchObject(problem)
  })
})

describe('4.2 algorithms', () => {
  it.each(['none', 'None', 'HS256', 'HS384', 'HS512', 'rs256', 'RS1', '', 'ES256K'])('never takes %s', (alg) => {
    expect(parseJws(token({ alg }))).toEqual({ problem: 'algorithm', algorithm: alg })
  })

  it.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'EdDSA'])('knows %s', (alg) => {
    expect(parseJws(token({ alg }))).toMatchObject({ algorithm: alg })
  })
})

it('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void [parseJws(text), payloadOf(text)]))
  fc.assert(fc.property(fc.json(), fc.json(), (header, payload) => void parseJws(token(header, payload))))
})

it('reads the payload of a token it would refuse', () => {
  expect(payloadOf(token({ alg: 'HS256' }, { a: 1 }))).toBe('{"a":1}')
  expect(payloadOf('a.b')).toBeUndefined()
})
