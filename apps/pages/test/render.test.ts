import { describe, expect, it } from 'vitest'
import { renderPage } from '#main.tsx'
import { consentPage, everyPage, frame, signInPage } from './pages.ts'

const named = (name: string) => renderPage({ ...consentPage, app: { ...consentPage.app, name } }, frame)

describe('every page', () => {
  it.each(everyPage.map((page) => [page.kind, page] as const))('is a small document without anything inline: %s', (_, page) => {
    for (const language of ['en', 'ja', 'de'] as const) {
      const html = renderPage(page, { ...frame, language })
      expect(html).toMatch(/^<!doctype html><html lang="(en|ja|de)">/)
      expect(new TextEncoder().encode(html).length).toBeLessThan(15_360)
      expect(html.match(/<h1[ >]/g)).toHaveLength(1)
      expect(html).not.toMatch(/ style=| on\w+=|<style|<script(?! src=)|javascript:/)
      expect(html).not.toMatch(/\{\w+\}/)
    }
  })

  it('sends every form by POST, with the proof of where it comes from', () => {
    for (const page of everyPage) {
      for (const form of renderPage(page, frame).match(/<form.*?<\/form>/gs) ?? []) {
        expect(form).toContain('method="post"')
        if (!form.includes('data-goes')) expect(form).toContain('name="form_token" value="t0k3n"')
      }
    }
  })
})

describe('names from outside', () => {
  it('are text, whatever they hold', () => {
    const html = named('<b>x</b>"\'&')
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;&quot;&#x27;&amp;')
    expect(html).not.toContain('<b>x')
  })

  it.each([
    ['an override', 'Gra\u202Efana'],
    ['an isolate', 'Gra\u2067fana'],
    ['an Arabic mark', 'Gra\u061Cfana'],
    ['a zero-width space', 'Gra\u200Bfana'],
    ['a line separator', 'Gra\u2028fana'],
    ['a control', 'Gra\u0007fana'],
  ])('cannot turn or hide what stands beside them: %s', (_, name) => {
    expect(named(name)).toContain('<bdi>Grafana</bdi> asks for access to your account')
  })

  it('are cut at 64 characters', () => {
    expect(named('x'.repeat(200))).toContain(`<bdi>${'x'.repeat(63)}…</bdi>`)
  })

  it('are not looked up among the parts of an object', () => {
    expect(renderPage(consentPage, frame)).toContain('<code>constructor</code>')
  })
})

describe('the consent page', () => {
  it('shows the values that will be given, folded where they are many', () => {
    const html = renderPage(consentPage, frame)
    expect(html).toContain('<span class="claim">Name</span> <bdi>Ana Ruiz</bdi>')
    expect(html).toContain('<em>nothing stored</em>')
    expect(html).toContain('<bdi>a, b, c, d, e</bdi><details><summary>2 more</summary><bdi>f, g</bdi></details>')
    expect(html).toContain('<span class="claim">Email confirmed</span> yes')
    expect(html).toContain('Confirm who you are')
  })

  it('makes who owns the host stand out', () => {
    expect(renderPage(consentPage, frame)).toContain('grafana.<strong>example.com</strong>')
  })

  it('puts Cancel before Allow, and gives neither the focus', () => {
    const html = renderPage(consentPage, frame)
    expect(html.indexOf('value="deny"')).toBeLessThan(html.indexOf('value="allow"'))
    expect(html).not.toContain('autofocus')
  })

  it('folds what was allowed before when an app asks for more', () => {
    const html = renderPage({ ...consentPage, why: 'more' }, frame)
    expect(html).toContain('Grafana</bdi> asks for more')
    expect(html).toMatch(/<summary>Already allowed<\/summary>.*Your profile/s)
  })

  it('offers to leave out what is optional, and nothing else', () => {
    expect(renderPage(consentPage, frame).match(/name="allowed"/g)).toHaveLength(1)
  })

  it('says how long the answer is remembered, in the words of the language', () => {
    expect(renderPage(consentPage, frame)).toContain('for 90 days')
    expect(renderPage(consentPage, { ...frame, language: 'de' })).toContain('für 90 Tage')
    expect(renderPage(consentPage, { ...frame, language: 'ja' })).toContain('90 日')
  })
})

describe('the sign-in page', () => {
  it('lets password managers in', () => {
    const html = renderPage(signInPage, frame)
    expect(html).toContain('autoComplete="username"')
    expect(html).toContain('autoComplete="current-password"')
  })

  it('asks for a path only where no method is listed', () => {
    expect(renderPage(signInPage, frame)).toContain('<input type="hidden" name="mount" value="userpass"/>')
    expect(renderPage({ ...signInPage, passwordMounts: [], outside: [] }, frame)).toContain('<label for="mount">')
    expect(renderPage({ ...signInPage, passwordMounts: [] }, frame)).not.toContain('type="password"')
  })

  it('moves the focus to what went wrong', () => {
    const html = renderPage({ ...signInPage, problem: 'wrong' }, frame)
    expect(html).toContain('role="alert" tabindex="-1" autofocus=""')
  })
})

it('passes on by itself to an app on the device, and by a link where it cannot', () => {
  const html = renderPage({ kind: 'going', app: 'a', way: { by: 'link', href: 'myapp:/cb?code=1&state=2' } }, frame)
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=myapp:/cb?code=1&amp;state=2"/>')
  expect(html).toContain('href="myapp:/cb?code=1&amp;state=2"')
})
