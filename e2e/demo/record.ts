import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import { launchOptions } from '#fixtures/launch-options.ts'
import { administratorSetsUp } from '#stories/administrator.ts'
import { jobLogsIn } from '#stories/ci-job.ts'
import { personOpensApp } from '#stories/person.ts'
import type { Tell } from '#stories/tell.ts'
import { buildTown, password, type Town } from './town.ts'

const folder = fileURLToPath(new URL('../../test-results/demo', import.meta.url))
/** How long each picture stands, for whoever watches. */
const patience = 1200

/** Plays the three stories in a browser at a pace one can watch, and leaves a picture of every scene. */
async function main(): Promise<void> {
  const town = await buildTown()
  const browser = await chromium.launch({ ...launchOptions, headless: process.env.SHOW === undefined, slowMo: 60 })
  try {
    await rm(folder, { recursive: true, force: true })
    await play(browser, '1-administrator', (page, tell) => administratorAt(town, page, tell))
    await play(browser, '2-person', (page, tell) =>
      personOpensApp({ page, home: town.notes.home, provider: 'Example Corp', tell }),
    )
    await play(browser, '3-ci-job', async (page, tell) => {
      await page.goto(`${town.postern.url}/ui/`)
      await page.getByLabel('Name').fill('admin')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor()
      await jobLogsIn({ page, postern: town.postern, outside: town.outside, mount: town.mounts.ci, tell })
    })
  } finally {
    await browser.close()
    await town.stop()
  }
  console.log(`\nThe pictures of each story are in ${folder}, with an index.html to read.`)
}

async function administratorAt({ postern, outside, sampleApp }: Town, page: Page, tell: Tell): Promise<void> {
  const client = await outside.register('Postern', [`${postern.url}/ui/vault/auth/partners/oidc/callback`])
  await administratorSetsUp({
    page,
    plan: {
      console: postern.url,
      administrator: { username: 'admin', password },
      outside: { name: 'Partners of Example Corp', issuer: outside.issuer, client },
      oidcMount: 'partners',
      jwtMount: 'builds',
      app: 'wiki',
      group: 'staff',
      redirectUri: sampleApp.redirectUri('wiki'),
    },
    tell,
  })
}

async function play(browser: Browser, story: string, run: (page: Page, tell: Tell) => Promise<void>): Promise<void> {
  const place = join(folder, story)
  await mkdir(place, { recursive: true })
  console.log(`\n${story}`)
  const scenes: string[] = []
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'no-preference' })
  await run(page, async (caption) => {
    const file = `${String(scenes.length + 1).padStart(2, '0')}.png`
    // What moves has come to rest.
    await pause(300)
    await page.screenshot({ path: join(place, file) })
    scenes.push(`<figure><img src="${file}" alt=""><figcaption>${caption}</figcaption></figure>`)
    console.log(`  ${file}  ${caption}`)
    await pause(patience)
  })
  await page.close()
  await writeFile(join(place, 'index.html'), bookOf(story, scenes))
}

const bookOf = (story: string, scenes: readonly string[]) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${story}</title>
<style>body{font:18px system-ui;margin:2rem auto;max-width:64rem}img{width:100%;border:1px solid #ccc}figure{margin:0 0 3rem}</style></head>
<body>${scenes.join('\n')}</body></html>
`

await main()
