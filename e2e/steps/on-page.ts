import { expect, type Page } from '@playwright/test'
import { isReady } from './is-ready.ts'

/** Waits for the page of something, complete. */
export async function onPage(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await isReady(page)
}
