import type { Sample } from '../load/sample.ts'
import { startProgram } from '../processes/started.ts'

/** What no identity server on this machine can be faster than. */
export interface Ceilings {
  /** Where bare node:http answers. */
  readonly httpPort: number
  signing(algorithm: 'RS256' | 'ES256', seconds: number): Promise<Sample>
  /** Rows in durable commits. */
  commits(seconds: number): Promise<Sample>
  stop(): Promise<void>
}

/** Starts them; those that are not asked only wait. */
export async function startCeilings(): Promise<Ceilings> {
  const [http, signing, sqlite] = await Promise.all([
    startProgram('../ceilings/node-http.ts'),
    startProgram('../ceilings/signing.ts'),
    startProgram('../ceilings/sqlite-commits.ts'),
  ])
  return {
    httpPort: (http.said as { readonly port: number }).port,
    signing: async (algorithm, seconds) => sampleOf(await signing.program.ask({ algorithm, seconds })),
    commits: async (seconds) => sampleOf(await sqlite.program.ask({ seconds })),
    async stop() {
      await Promise.all([http, signing, sqlite].map(({ program }) => program.stop()))
    },
  }
}

function sampleOf(said: unknown): Sample {
  return { rate: (said as { readonly rate: number }).rate, errors: 0, latencies: new Float64Array() }
}
