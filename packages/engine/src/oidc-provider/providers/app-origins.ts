import { derived } from '../derived.ts'
import { clientsServedBy } from './allowed-clients.ts'
import { maybeProvider } from './provider.ts'

/** The origins whose pages may call a provider: those of the apps it serves (23). */
export const appOrigins = derived('app origins', async ({ storage }, name: string): Promise<ReadonlySet<string>> => {
  const served = await storage.read(async (view) => {
    const provider = await maybeProvider(view, name)
    return provider === undefined ? [] : clientsServedBy(view, provider)
  })
  return new Set(served.flatMap(({ allowed_origins = [] }) => allowed_origins))
})
