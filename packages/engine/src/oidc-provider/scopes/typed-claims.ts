import type { ClaimType } from '@postern/contract/resources/oidc-scope.ts'
import { z } from 'zod'
import type { Json } from '#finding.ts'
import { isEmptyValue } from '../templates/claim-origins.ts'
import type { Claims, TemplateProblem } from '../templates/render-template.ts'

/** Turns the claims a scope types from text into what they mean; one that cannot be turned is left out. */
export function typedClaims(
  claims: Claims,
  types: Readonly<Record<string, ClaimType>>,
): { readonly claims: Claims; readonly problems: readonly TemplateProblem[] } {
  const problems: TemplateProblem[] = []
  const typed = Object.entries(claims).flatMap(([claim, value]) => {
    const type = Object.hasOwn(types, claim) ? types[claim] : undefined
    if (type === undefined || typeof value !== 'string' || value === '') return [[claim, value] as const]
    const meaning = meaningOf(value, type)
    if (meaning !== undefined) return [[claim, meaning] as const]
    problems.push({ problem: 'wrong_type', claim, type })
    return []
  })
  return { claims: Object.fromEntries(typed), problems }
}

/** The claims without those that say nothing, down to the members of objects. */
export function withoutEmpty(claims: Claims): Claims {
  return Object.fromEntries(
    Object.entries(claims)
      .map(([claim, value]) => [claim, isClaims(value) ? withoutEmpty(value) : value] as const)
      .filter(([, value]) => !isEmptyValue(value)),
  )
}

function meaningOf(text: string, type: ClaimType): Json | undefined {
  switch (type) {
    case 'boolean':
      return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
    case 'json':
      return parsed(text)
  }
}

const json = z.json()

function parsed(text: string): Json | undefined {
  try {
    return json.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function isClaims(value: Json | undefined): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
