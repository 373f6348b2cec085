import { flag } from './boolean.ts'
import { duration } from './duration.ts'
import { commaList } from './list.ts'
import { integer } from './number.ts'
import { text } from './text.ts'

/** What a role or a user says about the tokens of its logins (spec/core.md 9.11). Spread into the input of a write. */
export const tokenFields = {
  token_ttl: duration.describe('How long a token lives until it is renewed.'),
  token_max_ttl: duration.describe('How long a token lives at most, renewals included.'),
  token_explicit_max_ttl: duration.describe('A maximum that nothing raises, not even a period.'),
  token_period: duration.describe('How long a token lives from each renewal on, without a maximum.'),
  token_num_uses: integer.describe('How often a token may be used; 0 for any number.'),
  token_policies: commaList.describe('The policies a token gets.'),
  token_no_default_policy: flag.describe('Leave the default policy out.'),
  token_bound_cidrs: commaList.describe('Addresses that may log in and use the tokens.'),
  token_strictly_bind_ip: flag.describe('Only the address that logged in may use the token.'),
  token_type: text.describe('default, service or batch.'),
}

/** The old names of some token fields. A method takes those it had before the `token_` names came. */
export const deprecatedTokenFields = {
  policies: commaList.describe('The old name of token_policies.'),
  ttl: duration.describe('The old name of token_ttl.'),
  max_ttl: duration.describe('The old name of token_max_ttl.'),
  period: duration.describe('The old name of token_period.'),
  num_uses: integer.describe('The old name of token_num_uses.'),
  bound_cidrs: commaList.describe('The old name of token_bound_cidrs.'),
}
