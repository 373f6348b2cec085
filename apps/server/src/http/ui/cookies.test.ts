import { expect, it } from 'vitest'
import { createCookies } from './cookies.ts'
import type { UiRequest } from './ui-answer.ts'

const requestWith = (cookie: string): UiRequest => ({
  id: 'r',
  method: 'GET',
  path: '/ui/',
  query: '',
  headers: { cookie },
  body: Buffer.alloc(0),
  remoteAddress: '127.0.0.1',
})

it('binds cookies to this host and to https where there is https', () => {
  const cookies = createCookies({ isSecure: true })
  expect(cookies.set('console', 'v')).toBe('__Host-postern_console=v; Path=/; HttpOnly; Secure; SameSite=Lax')
  expect(cookies.clear('apps')).toContain('__Host-postern_apps=; Max-Age=0; Path=/')
  expect(cookies.read(requestWith('a=1; __Host-postern_console=v'), 'console')).toBe('v')
  expect(cookies.read(requestWith('postern_console=planted'), 'console')).toBeUndefined()
})

it('reads names that only look like parts of an object as what they are', () => {
  expect(createCookies({ isSecure: false }).read(requestWith('__proto__=x; postern_browser='), 'browser')).toBeUndefined()
})
