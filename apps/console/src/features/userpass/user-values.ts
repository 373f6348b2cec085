import type { UserpassUser } from '@postern/contract/resources/userpass-user.ts'
import { newTokenValues, tokenInputOf, tokenMessages, tokenRules, tokenValuesOf, type TokenValues } from '#lib/token-values.ts'

/** A user as their form holds them. The password is never read, only set. */
export interface UserValues extends TokenValues {
  readonly username: string
  readonly password: string
}

export const newUser: UserValues = { username: '', password: '', ...newTokenValues }

export function userValuesOf(username: string, user: UserpassUser): UserValues {
  return { username, password: '', ...tokenValuesOf(user) }
}

/** What is sent: a password only when there is one. */
export const userCallOf =
  (mount: string) =>
  ({ username, password, ...token }: UserValues) => ({
    params: { mount, username: username.trim().toLowerCase() },
    input: { ...tokenInputOf(token), ...(password === '' ? {} : { password }) },
  })

const bytes = (text: string) => new TextEncoder().encode(text).length

export const userRules = (isNew: boolean) => (values: UserValues) => ({
  ...tokenRules(values),
  ...(values.username.trim() === '' ? { username: 'Give them a name' } : {}),
  ...(isNew && values.password === '' ? { password: 'Give them a password to begin with' } : {}),
  ...(bytes(values.password) > 72 ? { password: 'At most 72 bytes' } : {}),
})

export const userMessages = [[/password/, 'password'], ...tokenMessages] as const
