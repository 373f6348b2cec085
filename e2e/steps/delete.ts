import { expect, type Page } from '@playwright/test'
import { isReady } from './is-ready.ts'

/** Deletes what this page is about where it could be made again: it can be taken back until the page is closed. */
export async function deleteHere(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(page.getByRole('row', { name })).toBeHidden()
  await page.reload()
  await isReady(page)
  await expect(page.getByRole('row', { name })).toBeHidden()
}

/** Deletes what this page is about where it could not be made again: its name has to be typed. */
export async function deleteForGood(page: Page, name: string, verb = 'Delete'): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `${verb} the ` })
  await dialog.getByLabel(`Type ${name} to confirm`).fill(name)
  await dialog.getByRole('button', { name: new RegExp(`^${verb} `) }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name })).toBeHidden()
}
