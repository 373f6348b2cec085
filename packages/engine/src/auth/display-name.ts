import type { Mount } from '#mounts/mount.ts'

/** What a token is called after its login: `userpass-alice`, `corp-oidc-bob@example.com`. */
export function displayNameOf({ path }: Pick<Mount, 'path'>, name: string): string {
  return `${path.replace(/\/$/, '').replaceAll('/', '-')}-${name}`.replace(/-+$/, '')
}
