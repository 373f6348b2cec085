import { expect, type Page } from '@playwright/test'

/** Signs in on the page that apps send people to. */
export async function signInWithPassword(page: Page, username: string, password: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: /^Sign in/ })).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Agrees on the page that asks. */
export async function allow(page: Page, app = 'Notes'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: `${app} asks for access to your account` })).toBeVisible()
  await page.getByRole('button', { name: 'Allow' }).click()
}

/** The value that the app shows for a claim, in the table of the ID token or of userinfo. */
export function claim(page: Page, source: 'ID token' | 'Userinfo', name: string) {
  return page
    .getByRole('table', { name: source })
    .getByRole('row', { name: new RegExp(`^${name} `) })
    .getByRole('cell')
}
