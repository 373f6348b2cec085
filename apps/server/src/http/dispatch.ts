import { readText } from '@postern/contract/fields/text.ts'
import type { Operation, Route } from '@postern/contract/routes/define-routes.ts'
import { findMount, maybeMountAt } from '@postern/engine/mounts/mount-table.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import { decide } from '@postern/engine/policies/acl/decide.ts'
import type { AclOperation } from '@postern/engine/policies/acl/operation.ts'
import { Refusal, refuse } from '@postern/engine/refusal.ts'
import { rootNamespace } from '@postern/engine/storage/keys.ts'
import { callerOf } from '@postern/engine/tokens/caller-of.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import type { Grant } from '@postern/engine/tokens/grant.ts'
import { endAfterLastUse, spendUse } from '@postern/engine/tokens/spend-use.ts'
import type { World } from '@postern/engine/world.ts'
import { findWrappingToken } from '@postern/engine/wrapping/wrapping-token.ts'
import type { RawReply, RequestFacts } from '#handlers/handlers.ts'
import type { AnyHandler, AnyReply } from '#handlers/serve.ts'
import { wordingOf } from '#wording/word.ts'
import { aggregated } from '#wording/wording.ts'
import { type Answer, jsonAnswer, rawAnswer, refusalAnswer } from './answer.ts'
import { defaultJsonLimits } from './body/json-complexity.ts'
import { bodyOf, refuseOtherPatches } from './body/parse-body.ts'
import { EdgeRefusal, refuseMalformed, refuseWith } from './edge-refusal.ts'
import { authAnswer, dataAnswer, type EnvelopeFacts } from './envelope.ts'
import { helpOn } from './help.ts'
import { type Intent, intentOf } from './operation-of.ts'
import { type Parameters, queryOf } from './parameters.ts'
import { readInput } from './read-input.ts'
import { type EdgeRequest, presentedBy, tokenOf } from './request.ts'
import type { Found, NotFound, RouteFinder } from './route-finder.ts'
import type { Tables } from './tables.ts'
import { maybeTrace, type Outcome, type Trace } from './trace.ts'
import { wrapAnswer, wrapTtlOf } from './wrap-answer.ts'

/** What the edge can serve now: little while sealed, everything once unsealed. */
export interface Engine {
  readonly world: World
  readonly tables: Tables
}

export interface DispatchParts {
  /** What answers without keys and without a token: health, seal status, init, unseal. */
  lifeTables(): Tables
  /** The engine while unsealed. */
  engine(): Engine | undefined
  /** Told of what was thrown by accident; the caller only hears of an internal error. */
  onAccident(error: unknown, request: EdgeRequest): void
}

/** Answers a request to `/v1/…`: route, who, may they, handler, reply (design 2). Never throws. */
export type Dispatch = (request: EdgeRequest) => Promise<Answer>

export function createDispatch(parts: DispatchParts): Dispatch {
  return async (request) => {
    const { answer: sent } = await outcomeOf(parts, request, () => recorded(parts, request))
    return sent
  }
}

/** Answers and, where a device is on, records both request and answer: without a record there is no answer. */
async function recorded(parts: DispatchParts, request: EdgeRequest): Promise<Answer> {
  const engine = parts.engine()
  const trace = engine && (await maybeTrace(engine.world, request))
  if (trace === undefined) return answer(parts, request)
  const outcome = await outcomeOf(parts, request, () => answer(parts, request, trace))
  await trace.answered(outcome)
  return outcome.answer
}

async function outcomeOf(parts: DispatchParts, request: EdgeRequest, work: () => Promise<Answer>): Promise<Outcome> {
  try {
    return { answer: await work() }
  } catch (error) {
    return { answer: answerInstead(parts, request, error), error }
  }
}

function answerInstead(parts: DispatchParts, request: EdgeRequest, error: unknown): Answer {
  if (error instanceof EdgeRefusal) return refusalAnswer(error.reply)
  // Whoever runs the server has to mend the device, so this refusal is an accident too.
  if (!(error instanceof Refusal) || error.reason.code === 'audit_unwritable') parts.onAccident(error, request)
  if (error instanceof Refusal) return refusalAnswer(wordingOf(error.reason))
  return refusalAnswer(aggregated(500, 'internal error'))
}

interface Understood {
  readonly request: EdgeRequest
  readonly intent: Intent
  readonly path: string
  readonly sent: Parameters
  /** Seconds; 0 for an answer as it is. */
  readonly wrapTtl: number
  /** The wrapping token a request is about, on paths that are about one. */
  readonly wrappingToken?: string
  /** Absent when nobody records. */
  readonly trace?: Trace
}

async function answer(parts: DispatchParts, request: EdgeRequest, trace?: Trace): Promise<Answer> {
  const understood = { ...understand(request), ...(trace !== undefined && { trace }) }
  const early = parts.lifeTables().places.get('sys')
  const { path, intent } = understood
  if (early !== undefined && path.startsWith('sys/') && isOperation(intent)) {
    const found = early.find(path.slice('sys/'.length), intent)
    if ('bound' in found) return run(understood, found, { caller: undefined, place: { mountType: 'system', mount: undefined } })
  }

  const engine = parts.engine() ?? refuse({ code: 'sealed' })
  const place = await placeOf(engine, path)
  const found = place && isOperation(intent) ? place.finder.find(place.rest, intent) : undefined
  const asked = isAboutWrapping(found) ? await withWrappingToken(engine.world, understood) : understood
  if (found !== undefined && isBound(found) && found.route.isOpen === true) {
    const caller = found.route.recognisesCaller === true ? await maybeCaller(engine.world, request) : undefined
    await asked.trace?.asked({ ...asked, caller, mount: place?.mount })
    return wrapped(engine.world, asked, { route: found.route, answer: await run(asked, found, { caller, place }) })
  }
  if (found !== undefined && !isBound(found) && found.isOpen) return refusalAnswer(unknownOpen(found))
  return authenticated(engine.world, asked, { place, found })
}

function isAboutWrapping(found: Found<AnyHandler> | NotFound | undefined): boolean {
  return found !== undefined && isBound(found) && found.route.takesWrappingToken === true
}

/** Settles which wrapping token is meant, and refuses what is none, before who asks (spec/core.md 1.6, 11.2). */
async function withWrappingToken(world: World, asked: Understood): Promise<Understood> {
  const { token } = asked.sent
  const sent = token === undefined || token === null ? undefined : textOf('token', token)
  return { ...asked, wrappingToken: await findWrappingToken(world, { sent, own: tokenOf(asked.request) ?? '' }) }
}

function textOf(field: string, value: unknown): string {
  const reading = readText(value)
  if ('value' in reading) return reading.value
  return refuseMalformed(`Field validation failed: error converting input for field "${field}": ${reading.problem}`)
}

interface Place {
  readonly finder: RouteFinder<AnyHandler>
  readonly rest: string
  readonly mountType: string
  readonly mount: Mount | undefined
}

interface Whereabouts {
  readonly place: Place | undefined
  readonly found: Found<AnyHandler> | NotFound | undefined
}

/** Nobody when no token was sent; a token that is none is refused. */
async function maybeCaller(world: World, request: EdgeRequest): Promise<Caller | undefined> {
  const clientToken = tokenOf(request)
  if (clientToken === undefined) return undefined
  return callerOf(world, { clientToken, namespace: rootNamespace, remoteAddress: request.remoteAddress })
}

/** Who, may they, and only then whether there is anything (spec/core.md 1.6). */
async function authenticated(world: World, asked: Understood, { place, found }: Whereabouts): Promise<Answer> {
  const caller = (await maybeCaller(world, asked.request)) ?? refuse({ code: 'permission_denied' })
  // A wrapping token is good for what it wraps; that takes it away is the handler's to do, in one change.
  if (place && found && isBound(found) && asked.wrappingToken === caller.clientToken) {
    await asked.trace?.asked({ ...asked, caller, mount: place.mount })
    return run(asked, found, { caller, place })
  }
  const uses = await spendUse(world, caller)
  try {
    return await permitted(world, asked, { caller, place, found })
  } finally {
    if (uses === 'last-use') await endAfterLastUse(world, caller)
  }
}

async function permitted(
  world: World,
  asked: Understood,
  { caller, place, found }: Whereabouts & { readonly caller: Caller },
): Promise<Answer> {
  const bound = found !== undefined && isBound(found) ? found : undefined
  const exists = bound && place ? await existsIn(asked, bound, { caller, place }) : undefined
  const decision = decide(caller.acl, {
    operation: aclOperation(asked.intent),
    path: asked.path,
    data: asked.sent,
    wrapTtl: asked.wrapTtl,
    isRootProtected: bound?.route.needsSudo === true,
    ...(exists !== undefined && { exists }),
  })
  await asked.trace?.asked({ ...asked, caller, mount: place?.mount, decision, exists })
  if (!decision.allowed) return refusalAnswer(aggregated(403, 'permission denied'))
  if (asked.intent === 'help') return jsonAnswer(200, helpOf(world, asked, place))
  if (place === undefined) return refuse({ code: 'no_handler', path: asked.path })
  if (bound === undefined) return refuse({ code: unfoundCode(found) })
  const sent = decision.injectedLimit === undefined ? asked.sent : { ...asked.sent, limit: decision.injectedLimit }
  return wrapped(world, asked, { route: bound.route, answer: await run({ ...asked, sent }, bound, { caller, place }) })
}

function unfoundCode(found: Found<AnyHandler> | NotFound | undefined): 'unsupported_operation' | 'unsupported_path' {
  // Without a finding the intent is one that no route has: HEAD, or SCAN.
  if (found === undefined || isBound(found)) return 'unsupported_operation'
  return found.missing === 'operation' ? 'unsupported_operation' : 'unsupported_path'
}

interface RunParts {
  readonly caller: Caller | undefined
  readonly place: Pick<Place, 'mountType' | 'mount'> | undefined
}

async function run(asked: Understood, { route, bound, params }: Found<AnyHandler>, { caller, place }: RunParts): Promise<Answer> {
  const { input, body, warnings } = readInput(route, asked.sent, params)
  const request = factsOf(asked, route, body)
  const reply = await bound.run({ params, input, caller, mount: place?.mount, request })
  return answerOf(route, reply, { requestId: asked.request.id, mountType: place?.mountType ?? '', warnings })
}

interface Wrappable {
  readonly route: Route
  readonly answer: Answer
}

function wrapped(world: World, { wrapTtl, path }: Understood, { answer, route }: Wrappable): Answer | Promise<Answer> {
  const isPlain = wrapTtl === 0 || route.replies === 'raw' || answer.headers['Content-Type'] !== 'application/json'
  return isPlain ? answer : wrapAnswer(world, answer, { path, ttl: wrapTtl })
}

// The kind of the route says which of the three a reply is; Handlers' types saw to it when the handler was written.
function answerOf(route: Route, reply: AnyReply, facts: EnvelopeFacts): Answer {
  if (route.replies === 'raw') return rawAnswer(reply as RawReply)
  if (route.mayAnswerPage && reply && 'status' in reply) return rawAnswer(reply as RawReply)
  if (route.replies === 'auth') return authAnswer(reply as Grant | undefined, facts)
  return dataAnswer(route, reply, facts)
}

function understand(request: EdgeRequest): Understood {
  const { intent, query } = intentOf(request.method, queryOf(request.query))
  refuseForeignNamespace(request.headers['x-vault-namespace'])
  const takesBody = intent === 'write' || intent === 'patch'
  if (takesBody && request.path.endsWith('/')) refuseWith(400, "cannot write to a path ending in '/'")
  if (intent === 'patch') refuseOtherPatches(request.headers['content-type'])
  const sent = takesBody ? bodyOf(request.body, request.headers['content-type'], defaultJsonLimits) : query
  const isListing = intent === 'list' || intent === 'scan'
  return {
    request,
    intent,
    sent,
    wrapTtl: wrapTtlOf(request),
    path: isListing && !request.path.endsWith('/') ? `${request.path}/` : request.path,
  }
}

/** Only the root namespace exists (spec/core.md 3.5). */
function refuseForeignNamespace(header: string | undefined): void {
  const name = header?.replace(/^\/+|\/+$/g, '') ?? ''
  if (name !== '' && name !== 'root') refuseWith(404, 'namespace not found')
}

const fixedPlaces = [
  { prefix: 'sys/', at: 'sys', mountType: 'system' },
  { prefix: 'identity/', at: 'identity', mountType: 'identity' },
  { prefix: 'cubbyhole/', at: 'cubbyhole', mountType: 'cubbyhole' },
  { prefix: 'auth/token/', at: 'auth/token', mountType: 'token' },
] as const

async function placeOf({ world, tables }: Engine, path: string): Promise<Place | undefined> {
  for (const { prefix, at, mountType } of fixedPlaces) {
    const finder = path.startsWith(prefix) ? tables.places.get(at) : undefined
    if (finder !== undefined)
      return { finder, rest: path.slice(prefix.length), mountType, mount: await maybeMountAt(world, prefix) }
  }
  if (!path.startsWith('auth/')) return undefined
  const mounted = await findMount(world, path.slice('auth/'.length))
  const finder = mounted && tables.types.get(mounted.mount.type)
  return mounted && finder && { finder, rest: mounted.rest, mountType: mounted.mount.type, mount: mounted.mount }
}

async function existsIn(
  asked: Understood,
  { route, bound, params }: Found<AnyHandler>,
  { caller, place }: RunParts,
): Promise<boolean | undefined> {
  if (bound.exists === undefined) return undefined
  const request = factsOf(asked, route, asked.sent)
  return bound.exists({ params, input: {}, caller, mount: place?.mount, request })
}

function factsOf({ request, path, wrapTtl, wrappingToken }: Understood, route: Route, body: Parameters): RequestFacts {
  const presented = route.judgesToken === true ? presentedBy(request) : undefined
  const { remoteAddress } = request
  const { 'x-vault-token': _token, authorization, cookie: _cookie, ...headers } = request.headers
  return {
    id: request.id,
    operation: route.operation,
    path,
    namespace: rootNamespace,
    remoteAddress,
    ...(presented !== undefined && {
      presented: {
        token: { clientToken: presented.clientToken, namespace: rootNamespace, remoteAddress },
        isBearer: presented.isBearer,
      },
    }),
    // An open route may authenticate its caller in its own way, as the token endpoint does; others never see a token.
    headers: route.isOpen === true && authorization !== undefined ? { ...headers, authorization } : headers,
    sent: new Set(Object.keys(body)),
    body,
    isWrapped: wrapTtl > 0,
    ...(wrappingToken !== undefined && { wrappingToken }),
  }
}

function aclOperation(intent: Intent): AclOperation {
  return intent
}

const operations: readonly Operation[] = ['read', 'list', 'write', 'patch', 'delete']
const isOperation = (intent: Intent): intent is Operation => operations.some((operation) => operation === intent)
const isBound = (found: Found<AnyHandler> | NotFound): found is Found<AnyHandler> => 'bound' in found

function unknownOpen({ missing }: NotFound) {
  return missing === 'operation'
    ? { status: 405, errors: ['unsupported operation'] }
    : { status: 404, errors: ['unsupported path'] }
}

function helpOf({ settings }: World, { path }: Understood, place: Place | undefined): object {
  if (place === undefined) return refuse({ code: 'no_handler', path })
  const { finder, rest } = place
  const at = path.slice(0, path.length - rest.length).replace(/\/+$/, '')
  return helpOn({ at, rest, finder, productVersion: settings.version })
}
