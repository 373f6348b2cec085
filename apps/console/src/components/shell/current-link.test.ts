import { expect, it } from 'vitest'
import { paths } from '#lib/paths.ts'
import { currentLink } from './current-link.ts'

it.each([
  [paths.key('default'), paths.keys],
  [paths.oidc, paths.oidc],
  [paths.authMount('team/ci/'), paths.authMounts],
  [paths.entity('1'), paths.entities],
  [paths.roles('oidc'), paths.authMounts],
  [paths.enableAuth, paths.authMounts],
  [paths.policy('ops'), paths.policies],
])('finds the section of %s', (page, link) => {
  expect(currentLink(page)).toBe(link)
})

it('finds none for a page outside of all', () => {
  expect(currentLink('/vault/logout')).toBeUndefined()
})
