import { newBase62 } from '@postern/engine/chance/base62.ts'
import { secretsOf } from '@postern/engine/secrets/server-secrets.ts'
import type { World } from '@postern/engine/world.ts'

const digits = 32
const form = /^([0-9a-z]{7})([0-9A-Za-z]{32})$/

/** The name of a new errand, as it stands in addresses: when it began, and what nobody can guess. */
export function newErrandName({ chance, clock }: World): string {
  return clock.now().toString(36).padStart(7, '0') + newBase62(chance, digits)
}

/** The id an errand is stored under, which tells nothing but its age; undefined for what is no name. */
export async function errandIdOf(world: World, name: string): Promise<string | undefined> {
  const [, began] = form.exec(name) ?? []
  return began === undefined ? undefined : `${began}-${(await secretsOf(world)).hash('page errand', name)}`
}

/** What a browser is known by in the store. */
export async function browserIdOf(world: World, browser: string): Promise<string> {
  return (await secretsOf(world)).hash('browser', browser)
}
