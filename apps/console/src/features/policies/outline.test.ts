import { expect, it } from 'vitest'
import { outlineOf } from './outline.ts'

it('lists the paths of a policy with their lines', () => {
  const policy = '# path "no" {\npath "a/*" {\n  capabilities = ["read"]\n}\n  path "b/+/c" { capabilities = ["list"] }'
  expect(outlineOf(policy)).toEqual([
    { path: 'a/*', line: 2 },
    { path: 'b/+/c', line: 5 },
  ])
})
