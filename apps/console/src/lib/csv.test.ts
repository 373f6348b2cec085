import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('quotes what needs it', () => {
  expect(csvOf(['name', 'note'], [['a', 'x, "y"\nz']])).toBe('name,note\r\na,"x, ""y""\nz"')
})

it.each(['=1+1', '+1', '-1', '@cmd'])('keeps a spreadsheet from computing %s', (text) => {
  expect(csvOf(['a'], [[text]])).toBe(`a\r\n'${text}`)
})
