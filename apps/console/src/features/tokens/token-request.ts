import { sentDuration } from '#lib/duration-words.ts'
import { objectOf, type Pair } from '#ui/pairs-input.tsx'

/** What making a token asks for, as its form holds it. */
export interface TokenRequest {
  readonly display_name: string
  readonly policies: readonly string[]
  readonly no_default_policy: boolean
  readonly ttl: string
  readonly explicit_max_ttl: string
  readonly renewable: boolean
  readonly num_uses: string
  readonly period: string
  readonly type: string
  readonly no_parent: boolean
  readonly meta: readonly Pair[]
}

export const newTokenRequest: TokenRequest = {
  display_name: '',
  policies: [],
  no_default_policy: false,
  ttl: '',
  explicit_max_ttl: '',
  renewable: true,
  num_uses: '',
  period: '',
  type: 'service',
  no_parent: false,
  meta: [],
}

/** What is sent: nothing of what was left alone, since some of it needs sudo as soon as it is there. */
export function tokenCallOf(values: TokenRequest) {
  const meta = objectOf(values.meta)
  return {
    input: {
      ...(values.display_name.trim() === '' ? {} : { display_name: values.display_name.trim() }),
      ...(values.policies.length === 0 ? {} : { policies: [...values.policies] }),
      ...(values.no_default_policy ? { no_default_policy: true } : {}),
      ...(values.ttl.trim() === '' ? {} : { ttl: values.ttl.trim() }),
      ...(values.explicit_max_ttl.trim() === '' ? {} : { explicit_max_ttl: values.explicit_max_ttl.trim() }),
      ...(values.renewable ? {} : { renewable: false }),
      ...(values.num_uses.trim() === '' ? {} : { num_uses: values.num_uses.trim() }),
      ...(values.period.trim() === '' ? {} : { period: values.period.trim() }),
      ...(values.type === 'service' ? {} : { type: values.type }),
      ...(values.no_parent ? { no_parent: true } : {}),
      ...(Object.keys(meta).length === 0 ? {} : { meta }),
    },
  }
}

/** What the server would refuse, said before it is asked (spec/core.md 9). */
export function tokenCreateRules({ type, period, num_uses, ttl }: TokenRequest) {
  const isBatch = type === 'batch'
  return {
    ...(Number.isNaN(Number(sentDuration(ttl))) ? { ttl: 'Write 90s, 1h30m or 2d' } : {}),
    ...(isBatch && period.trim() !== '' ? { period: 'Batch tokens cannot be renewed' } : {}),
    ...(isBatch && num_uses.trim() !== '' ? { num_uses: 'Uses of batch tokens are not counted' } : {}),
  }
}

export const tokenCreateMessages = [
  [/polic/, 'policies'],
  [/period/, 'period'],
  [/explicit_max_ttl|max ttl/i, 'explicit_max_ttl'],
  [/ttl|duration/, 'ttl'],
  [/num_uses/, 'num_uses'],
] as const
