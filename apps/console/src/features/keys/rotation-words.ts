import type { OidcKeyTimeline } from '@postern/contract/resources/oidc-key.ts'
import { durationWords } from '#lib/duration-words.ts'

type Warning = OidcKeyTimeline['if_rotated_now']['warnings'][number]

/** What a rotation at this moment would risk, in words. */
export function rotationWarning({ code, names, seconds }: Warning): string {
  const who = names.join(', ')
  if (code === 'short_verification') {
    const lack = seconds === undefined ? '' : ` by ${durationWords(seconds)}`
    return `Tokens of ${who} outlive the outgoing public key${lack}: they would stop being accepted early.`
  }
  if (code === 'next_key_is_young') {
    const wait = seconds === undefined ? 'a while' : durationWords(seconds)
    return `Verifiers that keep an older key set may not have the next public key yet. In ${wait} all of them should.`
  }
  if (code === 'no_clients') return 'No client and no role signs with this key, so nobody would notice.'
  return `${code}${who ? `: ${who}` : ''}`
}

/** Whether a warning is a risk, or only worth knowing. */
export const isRisk = ({ code }: Warning) => code !== 'no_clients'
