import type { Measure } from '../rounds/measure.ts'
import { codeFlow } from './code-flow.ts'
import { durableWrites } from './durable-writes.ts'
import { entityPages } from './entity-pages.ts'
import { guardedRead } from './guarded-read.ts'
import { jwtLogin } from './jwt-login.ts'
import { publishedDocuments } from './published-documents.ts'
import type { Stage } from '../stage.ts'
import { tokenLookup } from './token-lookup.ts'
import { userinfo } from './userinfo.ts'

/** Every measure by the name of its file, in the order of the report. */
const measures: Readonly<Record<string, (stage: Stage) => Measure | Promise<Measure>>> = {
  'published-documents': publishedDocuments,
  'token-lookup': tokenLookup,
  'guarded-read': guardedRead,
  'jwt-login': jwtLogin,
  'code-flow': codeFlow,
  userinfo,
  'durable-writes': durableWrites,
  'entity-pages': entityPages,
}

/** Sets up the measures that are wanted; all of them when none is named. */
export async function setUpMeasures(stage: Stage, only: readonly string[]): Promise<readonly Measure[]> {
  const unknown = only.find((name) => !Object.hasOwn(measures, name))
  if (unknown !== undefined) throw new Error(`there is no measure "${unknown}"; there are ${Object.keys(measures).join(', ')}`)
  const ready: Measure[] = []
  for (const [name, setUp] of Object.entries(measures)) {
    if (only.length > 0 && !only.includes(name)) continue
    console.error(`setting up ${name}`)
    ready.push(await setUp(stage))
  }
  return ready
}
