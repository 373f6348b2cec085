import { expect, type Page } from '@playwright/test'
import type { OutsideClient } from '#programs/outside.ts'
import { fill, pick, turn, write } from '#steps/form.ts'
import { onPage } from '#steps/on-page.ts'
import type { Tell } from './tell.ts'

/** What the administrator has at hand, and what they call what they make. */
export interface Plan {
  readonly console: string
  readonly administrator: { readonly username: string; readonly password: string }
  /** What the outside provider's administrator has registered for us. */
  readonly outside: { readonly name: string; readonly issuer: string; readonly client: OutsideClient }
  readonly oidcMount: string
  readonly jwtMount: string
  /** Of the scope, the assignment, the client and the provider. */
  readonly app: string
  readonly group: string
  readonly redirectUri: string
}

interface Story {
  readonly page: Page
  readonly plan: Plan
  readonly tell: Tell
}

/** An administrator lets people and jobs of an outside provider in, and publishes an app. */
export async function administratorSetsUp(story: Story): Promise<void> {
  await signIn(story)
  await letPeopleIn(story)
  await letJobsIn(story)
  await publishApp(story)
}

async function signIn({ page, plan, tell }: Story): Promise<void> {
  await page.goto(`${plan.console}/ui/`)
  await tell('The console asks who it is')
  await page.getByLabel('Name').fill(plan.administrator.username)
  await page.getByLabel('Password').fill(plan.administrator.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await onPage(page, 'Dashboard')
  await tell('The dashboard shows what there is and what needs attention')
}

async function enable({ page, tell }: Story, method: string, path: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Auth mounts' }).click()
  await onPage(page, 'Auth mounts')
  await page.getByRole('link', { name: 'Enable method' }).first().click()
  await onPage(page, 'Enable a method')
  await tell('Which way do they come in?')
  await page.getByRole('link', { name: method, exact: true }).click()
  await onPage(page, `Enable ${method}`)
  await fill(page, 'Path', path)
}

async function letPeopleIn(story: Story): Promise<void> {
  const { page, plan, tell } = story
  await enable(story, 'OIDC', plan.oidcMount)
  await fill(page, 'Description', plan.outside.name)
  await turn(page, 'Show it on the sign-in page', true)
  await tell(`People will sign in at ${plan.outside.name}`)
  await page.getByRole('button', { name: 'Enable method' }).click()

  await onPage(page, plan.oidcMount)
  await fill(page, 'Issuer', plan.outside.issuer)
  await fill(page, 'Client id', plan.outside.client.client_id)
  await fill(page, 'Client secret', plan.outside.client.client_secret)
  await fill(page, 'Role of a login that names none', 'person')
  await tell('Whom the mount trusts, and what it is there')
  await page.getByRole('button', { name: 'Save', exact: true }).click()

  await expect(page.getByRole('link', { name: 'New role' }).first()).toBeVisible()
  await page.getByRole('link', { name: 'New role' }).first().click()
  await onPage(page, 'New role')
  await fill(page, 'Name', 'person')
  await fill(page, 'The claim that names them', 'sub')
  await fill(page, 'The claim that lists their groups', 'groups')
  await page.getByRole('textbox', { name: 'Metadata key 1' }).fill('email')
  await page.getByRole('group', { name: 'Who do they become?' }).getByRole('textbox', { name: 'Claim 1' }).fill('email')
  await fill(page, 'Scopes to ask for', ['profile', 'email', 'groups'])
  await page.getByRole('button', { name: 'Add the address of the console' }).click()
  await tell('A role says who they become, and where they come back to')
  await page.getByRole('button', { name: 'Create role' }).click()
  await onPage(page, 'person')
  await tell(`${plan.outside.name} can sign in`)
}

async function letJobsIn(story: Story): Promise<void> {
  const { page, plan, tell } = story
  await enable(story, 'JWT', plan.jwtMount)
  await page.getByRole('button', { name: 'Enable method' }).click()
  await onPage(page, plan.jwtMount)
  await fill(page, 'Issuer', plan.outside.issuer)
  await page.getByRole('button', { name: `Bind ${plan.outside.issuer}` }).click()
  await tell('Tokens of this issuer, and of no other')
  await page.getByRole('button', { name: 'Save', exact: true }).click()

  await expect(page.getByRole('link', { name: 'New role' }).first()).toBeVisible()
  await page.getByRole('link', { name: 'New role' }).first().click()
  await onPage(page, 'New role')
  await fill(page, 'Name', 'ci')
  await fill(page, 'Audiences', 'vault')
  const bound = page.getByRole('group', { name: 'Who may log in?' })
  await bound.getByRole('textbox', { name: 'Claim 1' }).fill('ref')
  await bound.getByRole('textbox', { name: 'Value 1' }).fill('refs/heads/main')
  await pick(page, 'Policies', 'default')
  await fill(page, 'The token lives', '15m')
  await tell('Jobs of the main branch, for a quarter of an hour')
  await page.getByRole('button', { name: 'Create role' }).click()
  await onPage(page, 'ci')
}

async function open(page: Page, noun: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Console' })
    .getByRole('link', { name: `${noun}s`, exact: true })
    .click()
  await onPage(page, `${noun}s`)
  await page
    .getByRole('link', { name: `New ${noun.toLowerCase()}` })
    .first()
    .click()
  await onPage(page, `New ${noun.toLowerCase()}`)
}

async function publishApp({ page, plan, tell }: Story): Promise<void> {
  const { app } = plan
  await open(page, 'Scope')
  await fill(page, 'Name', app)
  await fill(page, 'On the consent page', 'Your name')
  await write(page, 'Claims', '{"preferred_username": {{identity.entity.name}}}')
  await tell('A scope, beside what it says of a person')
  await page.getByRole('button', { name: 'Create scope' }).click()
  await onPage(page, app)

  await open(page, 'Assignment')
  await fill(page, 'Name', app)
  await pick(page, 'Groups', plan.group)
  await tell('Who may sign in')
  await page.getByRole('button', { name: 'Create assignment' }).click()
  await onPage(page, app)

  await open(page, 'Client')
  await tell('What kind of app is it?')
  await page.getByRole('link', { name: 'Web app on a server' }).click()
  await onPage(page, /^New client: web app/)
  await fill(page, 'Name', app)
  await fill(page, 'What people call it', 'Notes')
  await fill(page, 'Redirect URIs', plan.redirectUri)
  await pick(page, 'Assignments', app)
  await tell('The app, where it sends people back to, and who may use it')
  await page.getByRole('button', { name: 'Create client' }).click()
  await onPage(page, app)

  await open(page, 'Provider')
  await fill(page, 'Name', app)
  await pick(page, 'Clients', app)
  await pick(page, 'Scopes', app)
  await tell('A provider for the app, with what it may ask for')
  await page.getByRole('button', { name: 'Create provider' }).click()
  await onPage(page, app)
  await tell('What the provider publishes')

  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Clients', exact: true }).click()
  await page.getByRole('row', { name: app }).getByRole('link', { name: app }).click()
  await onPage(page, app)
  await expect(page.getByRole('heading', { name: 'Addresses' })).toBeVisible()
  await tell('What whoever runs the app needs, ready to copy')
}
