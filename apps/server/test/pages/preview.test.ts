import { consentPreviewAddress, packedDraft } from '@postern/contract/resources/consent-draft.ts'
import { consoleHeader } from '@postern/contract/resources/session.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { createBrowser } from './browser.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const draft = packedDraft({
  app: 'Grafana <3',
  person: 'Ana',
  items: [{ scope: 'email', description: '', claims: [{ name: 'email', value: 'ana@example.com' }], is_optional: true }],
})
const framed = { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'same-origin' }
const address = `${consentPreviewAddress}?draft=${draft}&lang=de&theme=dark`

async function operator() {
  const browser = createBrowser(server.url)
  const headers = { [consoleHeader.name]: consoleHeader.value, Origin: server.url, 'Content-Type': 'application/json' }
  const body = JSON.stringify({ method: 'token', token: server.rootToken })
  await browser.request('/ui/session', { method: 'POST', headers, body })
  return browser
}

it('shows the very page in a frame of the console, where it can do nothing', async () => {
  const page = await (await operator()).request(address, { headers: framed })
  expect(page.status).toBe(200)
  expect(page.html).toContain('<html lang="de" data-theme="dark">')
  expect(page.html).toContain('<bdi>Grafana &lt;3</bdi> bittet um Zugriff auf Ihr Konto')
  expect(page.html).toContain('<bdi>ana@example.com</bdi>')
  const csp = page.headers.get('Content-Security-Policy')
  for (const rule of ["frame-ancestors 'self'", "form-action 'none'", "script-src 'none'"]) expect(csp).toContain(rule)
  expect(page.headers.get('X-Frame-Options')).toBe('SAMEORIGIN')
})

it.each([
  ['by itself', { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' }],
  ['in a frame of another site', { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site' }],
  ['to what does not say how it asks', {}],
])('is not shown %s', async (_, headers) => {
  expect((await (await operator()).request(address, { headers })).status).toBe(404)
})

it('is not shown to nobody, nor without a draft', async () => {
  expect((await createBrowser(server.url).request(address, { headers: framed })).status).toBe(404)
  for (const packed of ['', 'x', 'e30', '%'])
    expect((await (await operator()).request(`${consentPreviewAddress}?draft=${packed}`, { headers: framed })).status).toBe(404)
})
