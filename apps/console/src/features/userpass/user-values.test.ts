import { describe, expect, it } from 'vitest'
import { newPassword, strengthOf } from './password.ts'
import { newUser, userCallOf, userRules } from './user-values.ts'

describe('what is sent of a user', () => {
  it('folds the name as the server does', () => {
    expect(userCallOf('up')({ ...newUser, username: ' Ana ' }).params).toEqual({ mount: 'up', username: 'ana' })
  })

  it('leaves the password alone unless there is a new one', () => {
    expect(userCallOf('up')(newUser).input).not.toHaveProperty('password')
    expect(userCallOf('up')({ ...newUser, password: 'x' }).input).toHaveProperty('password', 'x')
  })
})

it('wants a password of a new user only, and none too long for the hash', () => {
  const user = { ...newUser, username: 'ana' }
  expect(Object.keys(userRules(true)(user))).toEqual(['password'])
  expect(userRules(false)(user)).toEqual({})
  expect(Object.keys(userRules(false)({ ...user, password: 'ü'.repeat(37) }))).toEqual(['password'])
})

describe('passwords', () => {
  it('are made strong, and never twice the same', () => {
    const made = Array.from({ length: 50 }, newPassword)
    expect(new Set(made).size).toBe(50)
    for (const password of made) expect(password).toMatch(/^[a-zA-Z2-9]{20}$/)
    expect(strengthOf(made[0]!)).toBe('strong')
  })

  it.each([
    ['', 'none'],
    ['secret', 'weak'],
    ['aaaaaaaaaaaaaaaaaa', 'weak'],
    ['correcthorse', 'fair'],
    ['Correct-horse-9', 'strong'],
    ['correct horse battery', 'strong'],
  ])('%s is %s', (password, strength) => {
    expect(strengthOf(password)).toBe(strength)
  })
})
