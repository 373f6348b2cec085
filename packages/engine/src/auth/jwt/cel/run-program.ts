import { celEnv, celError, type CelInput, isCelError, isCelList, isCelMap, parse, plan } from '@bufbuild/cel'
import { isReflectMessage } from '@bufbuild/protobuf/reflect'
import { timestampFromMs } from '@bufbuild/protobuf/wkt'
import type { CelProgram } from '@postern/contract/resources/cel-role.ts'
import { LRUCache } from 'lru-cache'
import { inMemory } from '#memory/in-memory.ts'
import type { World } from '#world.ts'
import type { Claims } from '../claims/parse-claims.ts'
import { type CelAuth, celAuthOf, celMessages } from './auth-message.ts'
import { celFunctions } from './functions.ts'

/** What a program says of claims. */
export type CelVerdict =
  | { readonly auth: CelAuth }
  | { readonly blocked: string | false }
  | { readonly unexpected: string }
  | { readonly failed: string }

type Evaluate = ReturnType<typeof plan>
interface Steps {
  readonly variables: readonly { readonly name: string; readonly evaluate: Evaluate }[]
  readonly main: Evaluate
}

/** What cannot be read of a program, and where. */
export interface SyntaxFault {
  readonly where: string
  readonly fault: string
}

const env = celEnv({ registry: celMessages, funcs: celFunctions })
const planned = inMemory(() => new LRUCache<string, Steps>({ max: 1000 }))

/** Runs a program over the claims of a verified token (spec/jwt-oidc-auth.md 6). */
export function runProgram(world: World, program: CelProgram, claims: Claims): CelVerdict {
  const steps = stepsOf(world, program)
  if ('fault' in steps) return { failed: steps.fault }
  // Claims are JSON, which is what the language takes.
  const given: Record<string, CelInput> = {
    claims: claims as CelInput,
    now: timestampFromMs(world.clock.millis()),
    operation: 'update',
  }
  for (const { name, evaluate } of steps.variables) {
    const value = valueOf(evaluate, given)
    if (isCelError(value)) return { failed: value.message }
    given[name] = value
  }
  return verdictOf(valueOf(steps.main, given))
}

/** Why a program cannot be read, if it cannot. */
export function syntaxFault(program: CelProgram): SyntaxFault | undefined {
  const steps = plannedSteps(program)
  return 'fault' in steps ? steps : undefined
}

function stepsOf(world: World, program: CelProgram): Steps | SyntaxFault {
  const known = planned(world)
  const name = JSON.stringify(program)
  const found = known.get(name)
  if (found) return found
  const steps = plannedSteps(program)
  if (!('fault' in steps)) known.set(name, steps)
  return steps
}

function plannedSteps({ variables, expression }: CelProgram): Steps | SyntaxFault {
  const parts = variables.map(({ name, expression: text }) => ({ name, evaluate: evaluatorOf(text, `variable ${name}`) }))
  const main = evaluatorOf(expression, 'main expression')
  const steps: { name: string; evaluate: Evaluate }[] = []
  for (const { name, evaluate } of parts) {
    if ('fault' in evaluate) return evaluate
    steps.push({ name, evaluate })
  }
  return 'fault' in main ? main : { variables: steps, main }
}

function evaluatorOf(text: string, where: string): Evaluate | SyntaxFault {
  try {
    return plan(env, parse(text))
  } catch (error) {
    return { where, fault: error instanceof Error ? error.message : 'unreadable' }
  }
}

function valueOf(evaluate: Evaluate, given: Readonly<Record<string, CelInput>>) {
  try {
    return evaluate(given)
  } catch (error) {
    // What a program asks for and cannot be done is its author's mistake, not ours.
    return celError(error)
  }
}

function verdictOf(value: unknown): CelVerdict {
  if (isCelError(value)) return { failed: value.message }
  if (value === false) return { blocked: false }
  if (typeof value === 'string') return { blocked: value }
  if (isReflectMessage(value)) {
    const auth = celAuthOf(value.message)
    return auth === undefined ? { unexpected: value.desc.typeName } : { auth }
  }
  return { unexpected: typeName(value) }
}

function typeName(value: unknown): string {
  if (isCelList(value)) return 'list'
  if (isCelMap(value)) return 'map'
  return value === null ? 'null' : typeof value
}
