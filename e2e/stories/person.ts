import { expect, type Page } from '@playwright/test'
import { allow, claim } from '#steps/end-user.ts'
import { signInOutside } from '#steps/outside.ts'
import type { Tell } from './tell.ts'

interface Story {
  readonly page: Page
  /** The page of the app. */
  readonly home: string
  /** How the sign-in page calls the outside provider. */
  readonly provider: string
  readonly tell: Tell
}

/** A person opens an app, signs in where they always do, sees what is shared, and is in. */
export async function personOpensApp({ page, home, provider, tell }: Story): Promise<void> {
  await page.goto(home)
  await tell('An app of somebody else')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Notes' })).toBeVisible()
  await tell('It sends people here to say who they are')
  await page.getByRole('link', { name: `Sign in with ${provider}`, exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Example Corp' })).toBeVisible()
  await tell('They sign in where they always do')
  await signInOutside(page, 'ada')
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  await tell('They see what the app would learn')
  await allow(page)
  await expect(page.getByRole('heading', { level: 1, name: /^Welcome, / })).toBeVisible()
  await tell('And are in: with an ID token and userinfo that verify')
  const subject = await claim(page, 'ID token', 'sub').textContent()
  await expect(claim(page, 'Userinfo', 'sub')).toHaveText(subject ?? '')
}
