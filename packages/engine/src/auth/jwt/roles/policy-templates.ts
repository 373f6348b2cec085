import { z } from 'zod'
import { parseTemplate } from '../templates/parse-template.ts'
import type { Template } from '../templates/template.ts'

/** Templates with the texts they were parsed from. */
export interface PolicyTemplates {
  readonly texts: readonly string[]
  readonly parsed: readonly Template[]
}

/** Templates in storage: the texts, parsed when they are read. */
export const storedTemplates = z.object({ texts: z.array(z.string()) }).transform(({ texts }) => policyTemplatesOf(texts))

/** Parses texts that were found good when the role was written. */
export function policyTemplatesOf(texts: readonly string[]): PolicyTemplates {
  return { texts, parsed: texts.map(parsedOrPlain) }
}

function parsedOrPlain(text: string): Template {
  const template = parseTemplate(text)
  return 'fault' in template ? [text] : template
}
