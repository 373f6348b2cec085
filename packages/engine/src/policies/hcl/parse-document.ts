import { parseHcl } from './parse-hcl.ts'
import { parseJson } from './parse-json.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { ObjectValue } from './syntax.ts'

/** The tree of a document, or where and why it has none. */
export type Document = { readonly isJson: boolean; readonly tree: ObjectValue } | { readonly fault: SyntaxFault }

/** A text whose first visible character is `{` is JSON; anything else is HCL (spec/core.md 8.1). */
export function parseDocument(text: string): Document {
  const isJson = text.trimStart().startsWith('{')
  try {
    return { isJson, tree: isJson ? parseJson(text) : parseHcl(text) }
  } catch (error) {
    if (error instanceof SyntaxFault) return { fault: error }
    throw error
  }
}
