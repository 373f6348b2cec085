import { expect, type Page } from '@playwright/test'
import { mainBranch } from '#seed/ci-mount.ts'
import { onPage } from '#steps/on-page.ts'
import { fill } from '#steps/form.ts'
import type { Outside } from '#programs/outside.ts'
import type { Postern } from '#programs/postern.ts'
import type { Tell } from './tell.ts'

interface Story {
  /** Of an operator who is signed in. */
  readonly page: Page
  readonly postern: Postern
  readonly outside: Outside
  readonly mount: string
  readonly tell: Tell
}

const login = async ({ postern, mount }: Story, jwt: string) =>
  fetch(`${postern.url}/v1/auth/${mount}/login`, { method: 'POST', body: JSON.stringify({ role: 'ci', jwt }) })

/** A job logs in; another asks for the wrong audience, an operator sees why it was refused, and mends the role. */
export async function jobLogsIn(story: Story): Promise<void> {
  const { page, postern, outside, mount, tell } = story
  const good = await login(story, await outside.ciToken(mainBranch))
  expect(good.status).toBe(200)
  const jwt = await outside.ciToken({ ...mainBranch, aud: 'https://vault.example.com' })
  const refused = await login(story, jwt)
  expect(refused.status).toBe(400)

  await page.goto(`${postern.url}/ui/vault/access/${mount}`)
  await onPage(page, mount)
  const attempts = page.getByRole('table', { name: 'Attempts to log in' })
  await expect(attempts.getByRole('row', { name: /let in/ }).first()).toBeVisible()
  await attempts.scrollIntoViewIfNeeded()
  await tell('One job was let in, another was not')
  await attempts
    .getByRole('row', { name: /bound_audiences/ })
    .getByRole('link', { name: 'Debug' })
    .click()
  await onPage(page, mount)
  await tell('What was seen of the attempt')

  await page.goto(`${postern.url}/ui/vault/access/${mount}/debug?role=ci`)
  await onPage(page, mount)
  await fill(page, 'Token', jwt)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('The role ci refuses this token')).toBeVisible()
  await tell('Every rule, with what was expected and what the token says')
  await page.getByRole('button', { name: 'Try on a copy' }).first().click()
  await seen(page, 'The role ci lets this token in')
  await tell('A mend, tried on a copy of the role')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('The role ci refuses this token')).toBeVisible()
  await page.getByRole('button', { name: 'Apply' }).first().click()
  const asking = page.getByRole('dialog', { name: 'Let more in with ci?' })
  await expect(asking.or(page.getByText('The role ci lets this token in')).first()).toBeVisible()
  if (await asking.isVisible()) await asking.getByRole('button', { name: 'Apply' }).click()
  await seen(page, 'The role ci lets this token in')
  await tell('Applied: this job is let in from now on')

  expect((await login(story, jwt)).status).toBe(200)
}

async function seen(page: Page, verdict: string): Promise<void> {
  await expect(page.getByText(verdict)).toBeVisible()
  await page.getByText(verdict).scrollIntoViewIfNeeded()
}
