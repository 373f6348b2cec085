import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInsecureRedirect, isRegistered, isSafeRedirect } from './redirect-uri.ts'

describe('12.3 redirect URI matching', () => {
  it.each([
    ['the same bytes', 'https://a.com/cb?x=1', ['https://a.com/cb?x=1'], true],
    ['another port on localhost', 'http://localhost:9999/cb', ['http://localhost:1234/cb'], true],
    ['a port on localhost where none is registered', 'http://localhost:9999/cb', ['http://localhost/cb'], true],
    ['no port on localhost where one is registered', 'http://127.0.0.1/cb?a=b', ['http://127.0.0.1:80/cb?a=b'], true],
    ['another port on ::1', 'http://[::1]:5000/cb', ['http://[::1]/cb'], true],
    ['any scheme on a loopback host', 'myapp://localhost:1/cb', ['myapp://localhost:2/cb'], true],
    ['a private scheme', 'com.example.app:/cb', ['com.example.app:/cb'], true],
    ['a later entry', 'http://localhost:1/b', ['http://localhost/a', 'http://localhost/b'], true],
    ['localhost for 127.0.0.1', 'http://localhost/cb', ['http://127.0.0.1/cb'], false],
    ['127.0.0.2', 'http://127.0.0.2:1/cb', ['http://127.0.0.2:2/cb'], false],
    ['127.1, which a parser takes for 127.0.0.1', 'http://127.1:1/cb', ['http://127.1:2/cb'], false],
    ['LOCALHOST, which a parser takes for localhost', 'http://LOCALHOST:1/cb', ['http://LOCALHOST:2/cb'], false],
    ['another scheme on localhost', 'https://localhost/cb', ['http://localhost/cb'], false],
    ['another path on localhost', 'http://localhost/cb/', ['http://localhost/cb'], false],
    ['another query on localhost', 'http://localhost/cb?a', ['http://localhost/cb'], false],
    ['user info on localhost', 'http://evil@localhost/cb', ['http://localhost/cb'], false],
    ['a host that only begins with localhost', 'http://localhost.evil.com/cb', ['http://localhost/cb'], false],
    ['localhost as user info', 'http://localhost:80@evil.com/cb', ['http://localhost/cb'], false],
    ['another port elsewhere', 'https://a.com:444/cb', ['https://a.com/cb'], false],
    ['a trailing slash', 'https://a.com/cb/', ['https://a.com/cb'], false],
    ['another case', 'https://A.com/cb', ['https://a.com/cb'], false],
    ['a prefix', 'https://a.com/cb/more', ['https://a.com/cb'], false],
    ['a registered pattern', 'https://x.a.com/cb', ['https://*.a.com/cb'], false],
    ['nothing registered', 'https://a.com/cb', [], false],
    ['an unparsable entry before the match on loopback', 'http://localhost:1/cb', ['%%%', 'http://localhost/cb'], false],
    ['an unparsable entry behind the match on loopback', 'http://localhost:1/cb', ['http://localhost/cb', '%%%'], true],
    ['an unparsable entry elsewhere', 'https://a.com/cb', ['%%%', 'https://a.com/cb'], true],
    ['what cannot be parsed', '%%%', ['%%%'], false],
    ['a fragment', 'https://a.com/cb#x', ['https://a.com/cb#x'], false],
    ['javascript:', 'javascript:alert(1)', ['javascript:alert(1)'], false],
    ['JavaScript: with a tab inside', 'java\tscript:alert(1)', ['java\tscript:alert(1)'], false],
    ['data:', 'data:text/html,x', ['data:text/html,x'], false],
    ['a relative path', '/cb', ['/cb'], false],
    ['empty', '', [''], false],
  ] as const)('%s', (_, requested, registered, expected) => {
    expect(isRegistered(requested, registered)).toBe(expected)
  })

  it('is byte equality for every other host', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.webUrl(), (one, other) => {
        expect(isRegistered(one, [one])).toBe(true)
        expect(isRegistered(one, [other])).toBe(one === other)
      }),
    )
  })
})

it('knows what can be read on the way (security 3.4)', () => {
  expect(['http://a.com/cb', 'http://localhost/cb', 'http://[::1]:1/', 'https://a.com/cb'].map(isInsecureRedirect)).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect(isSafeRedirect('https://a.com/a b')).toBe(false)
})
