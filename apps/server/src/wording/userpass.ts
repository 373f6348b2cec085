import type { UserpassReason } from '@postern/engine/auth/userpass/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

export const userpassWordings: Wordings<UserpassReason> = {
  userpass_secret_missing: () => mistake('must provide either password or password_hash'),
  userpass_both_secrets: () => mistake('only one of password or password_hash may be provided'),
  userpass_hash_invalid: () => mistake('password_hash is not a valid bcrypt hash'),
  userpass_hash_too_weak: ({ cost }) => mistake(`bcrypt cost of ${cost} is too low, want 5 at minimum`),
  userpass_hash_too_strong: ({ cost }) => mistake(`bcrypt cost of ${cost} exceeds maximum cost of 12`),
  userpass_password_too_long: () => mistake('password length exceeds 72 bytes'),
  userpass_user_missing: () => mistake('username does not exist'),
  userpass_password_missing: () => mistake('missing password'),
  userpass_wrong_credentials: () => mistake('invalid username or password'),
}
