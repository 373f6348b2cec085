import { secretsOf } from '@postern/engine/secrets/server-secrets.ts'
import type { World } from '@postern/engine/world.ts'
import type { FormTarget } from '@postern/pages/frame.ts'

/**
 * A form that only this browser can send, and only to this address. The token follows from both, so nothing is kept for
 * a form that nobody sends.
 */
export async function formTarget(world: World, browser: string, action: string): Promise<FormTarget> {
  return { action, token: await tokenFor(world, browser, action) }
}

/** Whether a form came from a page that we gave to this browser. */
export async function isOurForm(
  world: World,
  { browser, action, token }: { readonly browser: string; readonly action: string; readonly token: string },
): Promise<boolean> {
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  return world.cipher.isSame(bytesOf(await tokenFor(world, browser, action)), bytesOf(token))
}

async function tokenFor(world: World, browser: string, action: string): Promise<string> {
  return (await secretsOf(world)).hash('form', `${browser}\n${action}`)
}
