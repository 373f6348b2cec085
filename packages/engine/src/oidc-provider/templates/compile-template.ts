import { decodedTemplate } from './decode-base64.ts'
import { parseStructure } from './parse-structure.ts'
import { nobody } from './template-facts.ts'
import type { TemplateFault } from './template-fault.ts'
import { fill } from './fill-node.ts'
import type { TemplateNode } from './template-node.ts'
import { sourceOf } from './template-source.ts'

/** A template ready to be filled in. */
export interface CompiledTemplate {
  /** Decoded, as it is stored and shown. */
  readonly text: string
  /** Absent for an empty template, which says nothing. */
  readonly root: TemplateNode | undefined
  /** The top-level names it gives when nobody in particular fills it. */
  readonly claims: readonly string[]
}

/** Names that a template cannot give (7.5). */
export const reservedClaims = ['iat', 'aud', 'exp', 'iss', 'sub', 'namespace', 'nonce', 'auth_time', 'at_hash', 'c_hash'] as const

const reserved: ReadonlySet<string> = new Set(reservedClaims)

export function isReservedClaim(name: string): boolean {
  return reserved.has(name)
}

/** Reads a template and tries it on nobody, as is done when one is written (7.4). */
export function compileTemplate(written: string): CompiledTemplate | TemplateFault {
  const text = decodedTemplate(written)
  if (text === '') return { text, root: undefined, claims: [] }

  const source = sourceOf(text)
  if ('fault' in source) return source
  const root = parseStructure(source)
  if ('fault' in root) return root

  const filled = fill(root, { person: nobody, now: 1_600_000_000 })
  if (filled === undefined || (filled !== null && (typeof filled !== 'object' || Array.isArray(filled)))) {
    return { fault: 'not_json', detail: 'the template is not a JSON object' }
  }
  const claims = Object.keys(filled ?? {})
  const taken = claims.find(isReservedClaim)
  return taken === undefined ? { text, root, claims } : { fault: 'reserved_claim', claim: taken }
}
