import { memberOf } from '../claims/parse-claims.ts'
import type { ProviderHandler } from './provider-handler.ts'

/** Providers that put all groups into one text: IBM ISAM between spaces, SecureAuth between commas. */
export function splittingHandler(separator: RegExp): ProviderHandler {
  return {
    async groups({ claims, groupsClaim }) {
      const groups = memberOf(claims, groupsClaim)
      return typeof groups === 'string'
        ? groups
            .split(separator)
            .map((name) => name.trim())
            .filter((name) => name !== '')
        : undefined
    },
  }
}
