import type { View } from '#ports/storage.ts'
import { folderNames } from '#storage/folder-names.ts'
import type { Page } from '#storage/page.ts'
import { tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'

/** What lies in a folder of leases: leases by their last part, and folders with a slash (spec/core.md 10). */
export function listLeases(
  world: World,
  folder: string,
  { after, limit }: Pick<Page, 'after' | 'limit'>,
): Promise<readonly string[]> {
  const inside = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
  return world.storage.read((view) =>
    folderNames((page) => leaseIds(view, page), {
      folder: inside,
      ...(after === undefined ? {} : { after }),
      ...(limit === undefined ? {} : { limit }),
    }),
  )
}

async function leaseIds(view: View, page: Page): Promise<readonly string[]> {
  const filed = await tokens.filed(view, 'byLease', page)
  return filed.map(({ value }) => value)
}
