import { notAsked, notReached, pass, refusal, type Rule } from '#finding.ts'
import type { AuthorizeFacts } from './authorize-facts.ts'
import type { AuthorizeReason } from './reasons.ts'

type PersonRule = Rule<AuthorizeFacts, AuthorizeReason>

export const hasEntity: PersonRule = {
  name: 'has_entity',
  look: ({ request: { state }, signed }) =>
    signed === undefined || signed.entityId === '' ? refusal({ code: 'authorize_no_entity', state }) : pass,
}

export const entity: PersonRule = {
  name: 'entity',
  look: ({ request: { state }, person, signed }) =>
    person === undefined ? refusal({ code: 'authorize_entity_unknown', state }, { received: signed?.entityId ?? '' }) : pass,
}

/** The person must be let in by one of the client's assignments (8.1). */
export const assignment: PersonRule = {
  name: 'assignment',
  look({ request: { state }, membership, client, person }) {
    if (membership === undefined) return notReached
    if (membership.isMember) return pass
    if (membership.why === 'assignment_missing') {
      return refusal({ code: 'authorize_assignment_missing', state, assignment: membership.assignment })
    }
    const [assigned] = client?.assignments ?? []
    return refusal(
      { code: 'authorize_not_member', state },
      {
        expected: client?.assignments ?? [],
        received: {
          entity_id: person?.entity.id,
          groups: person?.groups.map(({ name }) => name),
          disabled: person?.entity.isDisabled,
        },
        fixes:
          membership.why === 'entity_disabled'
            ? [{ on: 'entity', patch: { disabled: false }, advice: 'enable_entity', widensAccess: true }]
            : [
                assigned === undefined
                  ? { on: 'client', patch: { assignments: ['allow_all'] }, advice: 'assign_everybody', widensAccess: true }
                  : { on: 'assignment', advice: 'add_to_assignment', widensAccess: false },
              ],
      },
    )
  },
}

export const maxAge: PersonRule = {
  name: 'max_age',
  look({ request: { state, maxAge: seconds } }) {
    if (seconds === undefined) return notAsked
    return seconds >= 1 ? pass : refusal({ code: 'authorize_max_age_invalid', state }, { received: seconds })
  },
}

export const token: PersonRule = {
  name: 'token',
  look({ request: { state, maxAge: seconds }, signed }) {
    if (seconds === undefined) return notAsked
    return signed === undefined || signed.tokenId === '' ? refusal({ code: 'authorize_token_unknown', state }) : pass
  },
}

/** The sign-in must be no older than the app allows; a child token is as old as the sign-in it came from. */
export const authAge: PersonRule = {
  name: 'auth_age',
  look({ request: { state, maxAge: seconds }, signed, now }) {
    if (seconds === undefined || signed === undefined) return notAsked
    const age = now - signed.authTime
    return age > seconds ? refusal({ code: 'authorize_max_age_exceeded', state }, { expected: seconds, received: age }) : pass
  },
}
