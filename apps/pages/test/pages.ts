import type { Frame } from '#frame.ts'
import type { Page } from '#page.ts'
import type { ConsentPage } from '#views/consent.tsx'
import type { SignInPage } from '#views/sign-in.tsx'

/** A frame for tests. */
export const frame: Frame = {
  language: 'en',
  theme: 'system',
  stylesheet: '/ui/pages/style.css',
  script: '/ui/pages/script.js',
  requestId: '8c1f0a52-5d2f-4f0a-9d6e-0d6f6f0f3a11',
  here: '/ui/x',
}

const form = { action: '/ui/x', token: 't0k3n' }

export const consentPage: ConsentPage = {
  kind: 'consent',
  app: { name: 'Grafana', clientId: 'c1' },
  account: { name: 'Ana Ruiz', login: 'userpass-ana', method: 'userpass', since: 1_795_608_000 },
  items: [
    { scope: 'openid', description: '', claims: [], isOptional: false, isRemembered: false, isDeclined: false },
    {
      scope: 'profile',
      description: '',
      claims: [
        { name: 'name', value: 'Ana Ruiz' },
        { name: 'email', value: '' },
        { name: 'groups', value: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
        { name: 'email_verified', value: true },
        { name: 'constructor', value: { deep: 1 } },
      ],
      isOptional: false,
      isRemembered: true,
      isDeclined: false,
    },
    {
      scope: 'phone',
      description: 'Call you',
      claims: [{ name: 'phone_number', value: '+49' }],
      isOptional: true,
      isRemembered: false,
      isDeclined: false,
    },
  ],
  isOffline: true,
  goesTo: { kind: 'web', host: 'grafana.example.com', owned: 'example.com', port: '' },
  memory: 7_776_000,
  why: 'first',
  provider: 'default',
  redirectUri: 'https://grafana.example.com/cb',
  form,
  shown: 'w0rd',
  switching: form,
  lasts: 600,
}

export const signInPage: SignInPage = {
  kind: 'sign-in',
  app: 'Grafana',
  why: 'nobody',
  passwordMounts: [{ mount: 'userpass', label: 'userpass' }],
  outside: [{ mount: 'entra', label: 'Entra', href: '/ui/go' }],
  form,
  username: 'ana',
  declining: form,
  lasts: 600,
}

/** One of each kind, and of each stage. */
export const everyPage: readonly Page[] = [
  consentPage,
  { ...consentPage, why: 'more' },
  { ...consentPage, why: 'changed', goesTo: { kind: 'this_machine', host: '127.0.0.1', owned: '127.0.0.1', port: '8250' } },
  { ...consentPage, why: 'new_host', goesTo: { kind: 'app', host: 'myapp:', owned: 'myapp:', port: '' }, memory: undefined },
  signInPage,
  { ...signInPage, app: undefined, why: 'max_age', problem: 'wrong', passwordMounts: [], outside: [] },
  { kind: 'account' },
  {
    kind: 'account',
    account: {
      name: 'Ana',
      apps: [{ clientId: 'c1', name: 'Grafana', claims: ['email', 'x'], givenAt: 1, expiresAt: 2 }],
      places: [
        { id: 'p1', kind: 'apps', isHere: true, method: 'userpass', since: 1 },
        { id: 'p2', kind: 'console', isHere: false, method: 'oidc', since: 1 },
      ],
      ending: form,
      signOut: form,
      withdraw: form,
    },
  },
  { kind: 'device', stage: 'enter', userCode: 'BCDF-GHJK', isWrong: true, form },
  { kind: 'device', stage: 'done', userCode: '', isWrong: false },
  { kind: 'first-run', form, code: 'c0de', username: '', shortest: 12, problem: 'short' },
  { kind: 'going', app: 'Grafana', way: { by: 'link', href: 'myapp:/cb?code=1' } },
  { kind: 'going', app: 'Grafana', way: { by: 'post', action: 'https://a.example/cb', fields: { code: '1' } } },
  { kind: 'not-allowed', app: 'Grafana', person: 'ana', code: 'access_denied', switching: form, returning: form },
  { kind: 'outside-done', next: '/ui/', message: { source: 'oidc-callback' } },
  {
    kind: 'problem',
    cause: 'redirect_unregistered',
    code: 'x',
    time: '2026-11-25T12:00:00Z',
    parameters: ['state'],
    retry: '/ui/x',
  },
  { kind: 'sign-out', stage: 'ask', app: 'Grafana', person: 'ana', form },
  { kind: 'sign-out', stage: 'done' },
]
