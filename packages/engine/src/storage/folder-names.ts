/** Gives names that begin with a prefix, in order: at most `limit`, behind `after`. */
export type NamesBehind = (page: {
  readonly prefix: string
  readonly after?: string
  readonly limit: number
}) => Promise<readonly string[]>

const chunk = 500
// Sorts behind every name that begins with what stands before it.
const behindAll = '\u{10FFFF}'

/**
 * What a folder shows: names without the folder, and for deeper ones only the first segment with its slash, each once
 * (spec/core.md 11.3). Skips over what lies in the subfolders, however much it is.
 */
export async function folderNames(
  namesBehind: NamesBehind,
  {
    folder,
    after,
    limit = Number.MAX_SAFE_INTEGER,
  }: { readonly folder: string; readonly after?: string | undefined; readonly limit?: number },
): Promise<readonly string[]> {
  const shown: string[] = []
  let from = after === undefined ? undefined : behind(folder + after)
  while (shown.length < limit) {
    const names = await namesBehind({ prefix: folder, limit: chunk, ...(from === undefined ? {} : { after: from }) })
    for (const name of names) {
      const entry = entryOf(name.slice(folder.length))
      if (entry !== shown.at(-1) && shown.length < limit) shown.push(entry)
      from = behind(folder + entry)
    }
    if (names.length < chunk) break
  }
  return shown
}

function entryOf(rest: string): string {
  const slash = rest.indexOf('/')
  return slash === -1 ? rest : rest.slice(0, slash + 1)
}

function behind(name: string): string {
  return name.endsWith('/') ? name + behindAll : name
}
