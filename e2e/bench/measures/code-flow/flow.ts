import type { Reply } from '../../load/connection.ts'
import type { App } from './cast.ts'

/** How to get a person into an app at one server; the requests are made before they are timed. */
export interface Flow {
  readonly server: 'Postern' | 'oidc-provider'
  readonly port: number
  /** For a person who is signed in and has agreed. */
  authorize(app: App): Buffer
  /** The code an authorization endpoint answered. */
  codeIn(reply: Reply): string | undefined
  exchange(app: App, code: string): Buffer
  userinfo(accessToken: string): Buffer
}
