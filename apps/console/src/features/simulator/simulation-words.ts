import type { AclSimulation } from '@postern/contract/resources/acl-simulation.ts'

type Obstacle = NonNullable<AclSimulation['obstacle']>

const obstacles: Readonly<Record<string, (obstacle: Obstacle) => string>> = {
  operation_never_allowed: () => 'No policy can allow this operation.',
  no_stanza: () => 'No stanza speaks about this path, and what no policy allows is denied.',
  denied: () => 'A stanza denies this path.',
  capability_missing: ({ capability }) => `The stanza that decides does not grant ${String(capability)}.`,
  sudo_missing: () => 'This path needs sudo as well, and the stanza that decides does not grant it.',
  wrapping_ttl: ({ min, max, asked }) =>
    `The reply would have to be wrapped for ${String(min)} to ${String(max)} seconds; asked for: ${String(asked)}.`,
  parameter_missing: ({ parameter }) => `The parameter ${String(parameter)} is required.`,
  parameter_denied: ({ parameter }) => `The parameter ${String(parameter)} is denied with this value.`,
  parameter_not_allowed: ({ parameter }) =>
    `The parameter ${String(parameter)} is not among those allowed, or not with this value.`,
  limit_exceeded: ({ max }) => `A list may ask for at most ${String(max)} entries.`,
}

/** Why it is not allowed, in words. */
export function obstacleWords(obstacle: Obstacle): string {
  return obstacles[obstacle.code]?.(obstacle) ?? obstacle.code.replaceAll('_', ' ')
}

const lost: Readonly<Record<string, string>> = {
  first_wildcard: 'its first wildcard comes earlier',
  ends_in_glob: 'it ends in *, and the other does not',
  plus_segments: 'it has more + segments',
  length: 'it is shorter',
  text: 'it comes earlier in the alphabet',
  not_exact: 'an exact path wins over patterns',
  without_slash: 'the other covers the path with its last slash',
  denied_by_same_pattern: 'another stanza denies the very same pattern',
}

/** Why a stanza that covers the path did not decide. */
export const lostWords = (because: string) => lost[because] ?? because.replaceAll('_', ' ')

const skipped: Readonly<Record<string, (directive: string) => string>> = {
  expired: () => 'it has ended',
  wildcards_misused: () => '+ and * stand beside each other',
  no_value: (directive) => `${directive} has no value for this person`,
  has_slash: (directive) => `the value of ${directive} holds a /`,
  has_wildcard: (directive) => `the value of ${directive} holds a wildcard`,
  is_unsafe: (directive) => `the value of ${directive} could lead elsewhere`,
}

/** Why a stanza says nothing to this person now. */
export const skippedWords = (because: string, directive: string | null) =>
  skipped[because]?.(directive ?? 'a directive') ?? because.replaceAll('_', ' ')

const rules: Readonly<Record<string, string>> = {
  operation: 'Operation',
  stanza: 'A stanza for the path',
  deny: 'No denial',
  capability: 'Capability',
  sudo: 'sudo',
  wrapping: 'Wrapping',
  required_parameters: 'Required parameters',
  denied_parameters: 'Denied parameters',
  allowed_parameters: 'Allowed parameters',
  pagination_limit: 'Length of the list',
}

/** A rule of the decision, in words. */
export const ruleWords = (rule: string) => rules[rule] ?? rule.replaceAll('_', ' ')
