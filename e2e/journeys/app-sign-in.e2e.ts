import { expect, test } from '#fixtures/test.ts'
import { publishApp } from '#seed/app.ts'
import { allow, claim, signInWithPassword } from '#steps/end-user.ts'

const password = 'hidden figures'

test('a person opens an app, signs in, sees what will be shared, allows it and lands in the app', async ({
  page,
  postern,
  sampleApp,
  named,
  makePerson,
}) => {
  const username = named('katherine')
  const entity = await makePerson({ username, password, metadata: { email: 'katherine@example.com' } })
  const app = await publishApp({ postern, sampleApp, name: named('notes'), people: [entity] })

  await page.goto(app.home)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(new RegExp(`^${postern.url}/ui/`))
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Notes' })).toBeVisible()
  await signInWithPassword(page, username, password)

  await expect(page.getByText('katherine@example.com')).toBeVisible()
  await allow(page)

  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${username}` })).toBeVisible()
  await expect(claim(page, 'ID token', 'iss')).toHaveText(app.issuer)
  await expect(claim(page, 'ID token', 'aud')).toHaveText(app.clientId)
  await expect(claim(page, 'ID token', 'sub')).toHaveText(entity)
  await expect(claim(page, 'ID token', 'email')).toHaveText('katherine@example.com')
  await expect(claim(page, 'Userinfo', 'sub')).toHaveText(entity)
  await expect(claim(page, 'Userinfo', 'email')).toHaveText('katherine@example.com')
})

test('the second time nobody is asked anything', async ({ page, postern, sampleApp, named, makePerson }) => {
  const username = named('dorothy')
  await makePerson({ username, password, metadata: { email: 'dorothy@example.com' } })
  const app = await publishApp({ postern, sampleApp, name: named('notes') })
  await page.goto(`${app.home}sign-in`)
  await signInWithPassword(page, username, password)
  await allow(page)
  await expect(page.getByRole('heading', { name: `Welcome, ${username}` })).toBeVisible()

  await page.goto(`${app.home}sign-in`)
  await expect(page.getByRole('heading', { name: `Welcome, ${username}` })).toBeVisible()
  await expect(page).toHaveURL(app.home)

  await page.goto(`${app.home}sign-in?prompt=none`)
  await expect(page).toHaveURL(app.home)
})

test('whoever is not assigned is told so, and the app as well', async ({ page, postern, sampleApp, named, makePerson }) => {
  const [allowed, other] = [named('mary'), named('rupert')]
  const entity = await makePerson({ username: allowed, password })
  await makePerson({ username: other, password })
  const app = await publishApp({ postern, sampleApp, name: named('notes'), people: [entity] })

  await page.goto(`${app.home}sign-in`)
  await signInWithPassword(page, other, password)
  await expect(page.getByRole('heading', { level: 1, name: 'You may not use Notes' })).toBeVisible()
  await expect(page.getByText(`${other} is not allowed to use Notes.`)).toBeVisible()
  await page.getByRole('button', { name: 'Return to Notes' }).click()
  await expect(page.getByRole('alert')).toContainText('access_denied')

  await page.goto(`${app.home}sign-in`)
  await page.getByRole('button', { name: 'Use another account' }).click()
  await signInWithPassword(page, allowed, password)
  await allow(page)
  await expect(page.getByRole('heading', { name: `Welcome, ${allowed}` })).toBeVisible()
})

test('whoever declines returns to an app that knows nothing of them', async ({ page, postern, sampleApp, named, makePerson }) => {
  const username = named('hedy')
  await makePerson({ username, password })
  const app = await publishApp({ postern, sampleApp, name: named('notes') })
  await page.goto(`${app.home}sign-in`)
  await signInWithPassword(page, username, 'wrong')
  await expect(page.getByRole('alert')).toContainText('Name or password is wrong')
  await signInWithPassword(page, username, password)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toContainText('access_denied')
})

test('an app may ask for a fresh sign-in, and gets the time of it', async ({ page, postern, sampleApp, named, makePerson }) => {
  const username = named('radia')
  await makePerson({ username, password })
  const app = await publishApp({ postern, sampleApp, name: named('notes'), settings: { consent_mode: 'none' } })
  await page.goto(`${app.home}sign-in?prompt=none`)
  await expect(page.getByRole('alert')).toContainText('login_required')

  await page.goto(`${app.home}sign-in`)
  await signInWithPassword(page, username, password)
  await expect(page.getByRole('heading', { name: `Welcome, ${username}` })).toBeVisible()

  await page.goto(`${app.home}sign-in?prompt=login&max_age=3600`)
  await expect(page.getByText('Notes asks you to sign in again.')).toBeVisible()
  await signInWithPassword(page, username, password)
  await expect(claim(page, 'ID token', 'auth_time')).toHaveText(/^\d+$/)
})

test('an app signs a person out everywhere', async ({ page, postern, sampleApp, named, makePerson }) => {
  const username = named('annie')
  await makePerson({ username, password })
  const app = await publishApp({ postern, sampleApp, name: named('notes'), settings: { consent_mode: 'none' } })
  await page.goto(`${app.home}sign-in`)
  await signInWithPassword(page, username, password)
  await page.getByRole('link', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL(new RegExp(`^${app.home}`))
  await page.goto(`${app.home}sign-in`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Notes' })).toBeVisible()
})

test('an address that is not registered is never gone to', async ({ page, postern, sampleApp, named }) => {
  const app = await publishApp({ postern, sampleApp, name: named('notes') })
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: 'http://localhost:1/elsewhere',
    response_type: 'code',
    scope: 'openid',
    state: 'x',
  })
  await page.goto(`${app.authorize}?${query.toString()}`)
  await expect(page.getByRole('heading', { level: 1, name: 'The address to return to is not known' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`^${postern.url}`))
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a person signs in to an app and allows it', async ({ page, postern, sampleApp, named, makePerson }) => {
    const username = named('joan')
    await makePerson({ username, password, metadata: { email: 'joan@example.com' } })
    const app = await publishApp({ postern, sampleApp, name: named('notes') })
    await page.goto(`${app.home}sign-in`)
    await signInWithPassword(page, username, password)
    await allow(page)
    const next = page.getByRole('link', { name: 'Continue' })
    if (await next.isVisible()) await next.click()
    await expect(claim(page, 'Userinfo', 'email')).toHaveText('joan@example.com')
  })
})

test('a person withdraws what they allowed, and is asked again', async ({ page, postern, sampleApp, named, makePerson }) => {
  const username = named('karen')
  await makePerson({ username, password })
  const app = await publishApp({ postern, sampleApp, name: named('notes') })
  await page.goto(`${app.home}sign-in`)
  await signInWithPassword(page, username, password)
  await allow(page)
  await page.goto(`${postern.url}/ui/account`)
  await page.getByRole('button', { name: 'Withdraw access of Notes' }).click()
  await expect(page.getByText('No app has asked yet.')).toBeVisible()
  await page.goto(`${app.home}sign-in`)
  await allow(page)
})
