import type { World } from '@postern/engine/world.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { consoleSignIn } from './console-sign-in.ts'
import { startOutside } from './start-outside.ts'

const home = '/ui/'

const prompts = ['login', 'select_account'] as const

/** Sends an operator to the identity provider of a mount, and back into the console afterwards. */
export async function startForConsole(world: World, visit: Visit, asked: URLSearchParams): Promise<PageAnswer> {
  const location = safeReturn(asked.get('redirect_to'))
  return startOutside(world, visit, {
    mount: asked.get('mount') ?? '',
    role: asked.get('role') ?? '',
    next: { kind: 'console', location, isPopup: asked.get('display') === 'popup' },
    prompt: prompts.find((prompt) => prompt === asked.get('prompt')),
    retry: consoleSignIn(location),
  })
}

/** A path inside the console, whatever was asked for: nobody is led elsewhere (spec/security.md 8.8). */
export function safeReturn(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith(home) || wanted.includes('\\')) return home
  const url = URL.parse(wanted, 'http://console.invalid')
  const isInside = url?.host === 'console.invalid' && url.pathname.startsWith(home) && !url.pathname.startsWith('/ui//')
  return isInside ? url.pathname + url.search : home
}
