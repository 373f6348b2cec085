import { newClient, type ClientValues } from './client-values.ts'

/** What kind of app it is decides most of its settings. */
export interface ClientKind {
  readonly id: string
  readonly title: string
  readonly text: string
  /** How its first redirect URI may look. */
  readonly example: string
  readonly values: ClientValues
}

export const clientKinds: readonly ClientKind[] = [
  {
    id: 'web',
    title: 'Web app on a server',
    text: 'Pages made on a server that can keep a secret: Grafana, Gitea, your own back end.',
    example: 'https://app.example.com/callback',
    values: newClient,
  },
  {
    id: 'spa',
    title: 'Single-page app',
    text: 'JavaScript in the browser, without a secret. PKCE protects it.',
    example: 'https://app.example.com/',
    values: { ...newClient, client_type: 'public', access_token_ttl: '15m' },
  },
  {
    id: 'native',
    title: 'Desktop or mobile app',
    text: 'An installed app or a command line that opens the browser and listens on this device.',
    example: 'http://127.0.0.1/callback',
    values: { ...newClient, client_type: 'public', refresh_token_ttl: '30d' },
  },
  {
    id: 'device',
    title: 'Device without a browser',
    text: 'It shows a short code that the person types in elsewhere: a television, a remote shell.',
    example: '',
    values: {
      ...newClient,
      client_type: 'public',
      authorization_code: false,
      device_authorization: true,
      refresh_token_ttl: '30d',
    },
  },
  {
    id: 'machine',
    title: 'Machine',
    text: 'A program that signs in as itself, with nobody in front of it.',
    example: '',
    values: { ...newClient, authorization_code: false, client_credentials: true, require_pkce: false },
  },
]
