import { ApiError } from '@postern/contract/client/api-error.ts'
import { expect, it } from 'vitest'
import { fieldProblemOf } from './server-problem.ts'

const refusal = (message: string) => new ApiError({ status: 400, errors: [message] })
const names = ['ttl', 'key', 'redirect_uris']

it('puts a value that cannot be read at its field', () => {
  const error = refusal(`error converting input for field "ttl": expected whole seconds`)
  expect(fieldProblemOf(error, names, [])).toEqual({ field: 'ttl', message: 'expected whole seconds' })
})

it('puts a message of the table at its field', () => {
  const error = refusal('key "web" does not exist')
  expect(fieldProblemOf(error, names, [[/^key .* does not exist/, 'key']])).toEqual({ field: 'key', message: error.errors[0] })
})

it.each([
  ['another field', refusal('error converting input for field "elsewhere": no')],
  ['a message nobody knows', refusal('permission denied')],
  ['no refusal at all', new TypeError('fetch failed')],
])('leaves %s to the banner', (_, error) => {
  expect(fieldProblemOf(error, names, [])).toBeUndefined()
})
