import { createHash } from 'node:crypto'

/** The built pages: one module that renders all of them. */
export type PageModule = typeof import('@postern/pages/main.tsx')

/** Brings the module when it is first needed; rejects when it was never built. */
export type LoadPages = () => Promise<PageModule>

/** A static file of the pages, under a name that changes with what is in it. */
interface Asset {
  readonly address: string
  readonly type: string
  readonly content: string
}

/** The pages with their static files. */
export interface ServedPages {
  readonly module: PageModule
  readonly stylesheet: Asset
  readonly script: Asset
}

/** Loads the pages once. A failure is not kept: they may be built while the server runs. */
export function createPages(load: LoadPages): () => Promise<ServedPages> {
  let loaded: Promise<ServedPages> | undefined
  return () => {
    loaded ??= served(load).catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    return loaded
  }
}

async function served(load: LoadPages): Promise<ServedPages> {
  const module = await load()
  return {
    module,
    stylesheet: asset(module.stylesheet, { extension: 'css', type: 'text/css; charset=utf-8' }),
    script: asset(module.script, { extension: 'js', type: 'text/javascript; charset=utf-8' }),
  }
}

function asset(content: string, { extension, type }: { readonly extension: string; readonly type: string }): Asset {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return { address: `/ui/pages/${digest}.${extension}`, type, content }
}
