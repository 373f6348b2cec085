import type { ShownTuning } from '@postern/contract/resources/mount.ts'
import { describe, expect, it } from 'vitest'
import { enableCallOf, enableRules, newMount, tuneCallOf } from './mount-values.ts'
import { tuneValuesOf } from './tune-values.ts'

describe('enabling a method', () => {
  it('sends the path without slashes at its ends', () => {
    expect(enableCallOf({ ...newMount('jwt'), path: '/team/ci/' }).params).toEqual({ path: 'team/ci' })
  })

  it('shows people the methods that people use', () => {
    expect(enableCallOf(newMount('userpass')).input.config.listing_visibility).toBe('unauth')
    expect(enableCallOf(newMount('jwt')).input.config.listing_visibility).toBe('')
  })

  it.each(['', ' / ', 'token/'])('does not mount at "%s"', (path) => {
    expect(Object.keys(enableRules({ ...newMount('jwt'), path }))).toEqual(['path'])
  })
})

describe('tuning a mount', () => {
  const tuning: ShownTuning = { description: '', default_lease_ttl: 2_764_800, max_lease_ttl: 2_764_800, force_no_cache: false }
  const base = tuneValuesOf(tuning)
  const inputOf = (part: Partial<typeof base>) => tuneCallOf('up', 'userpass', base)({ ...base, ...part }).input

  it('leaves alone what it inherits', () => {
    expect(inputOf({})).not.toHaveProperty('default_lease_ttl')
    expect(inputOf({})).not.toHaveProperty('user_lockout_config')
  })

  it('sends what was changed', () => {
    expect(inputOf({ default_lease_ttl: '1h' })).toMatchObject({ default_lease_ttl: '1h' })
    expect(inputOf({ lockout_threshold: '3' })).toMatchObject({ user_lockout_config: { lockout_threshold: '3' } })
  })

  it('inherits again what was emptied', () => {
    expect(inputOf({ max_lease_ttl: '' })).toMatchObject({ max_lease_ttl: 'system' })
  })

  it('says nothing of lockout where there is none', () => {
    const call = tuneCallOf('ci', 'jwt', base)({ ...base, lockout_threshold: '3' })
    expect(call.input).not.toHaveProperty('user_lockout_config')
  })
})
