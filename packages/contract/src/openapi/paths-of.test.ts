import { expect, it } from 'vitest'
import { z } from 'zod'
import { duration } from '../fields/duration.ts'
import { commaList } from '../fields/list.ts'
import { text } from '../fields/text.ts'
import { keyList } from '../resources/key-list.ts'
import { defineRoutes } from '../routes/define-routes.ts'
import { genericPaths, mountedPaths } from './document-of.ts'
import { pathsOf } from './paths-of.ts'

const table = defineRoutes(
  { at: 'auth/:mount', types: ['jwt'] },
  {
    listRoles: { operation: 'list', path: 'role', summary: 'List', input: z.object({ after: text }), data: keyList },
    readRole: { operation: 'read', path: 'role/:name', summary: 'Read', data: z.object({ ttl: z.number().nullable() }) },
    writeRole: {
      operation: 'write',
      path: 'role/:name',
      summary: 'Write',
      input: z.object({ ttl: duration.describe('How long.'), aud: commaList }),
      needsSudo: true,
      distinguishesCreate: true,
    },
    login: { operation: 'write', path: 'login', summary: 'Log in', replies: 'auth', isOpen: true },
  },
)

it('says each operation of a table once, a list behind a slash', () => {
  const paths = pathsOf(table)
  expect(Object.keys(paths)).toEqual(['/auth/{mount}/role/', '/auth/{mount}/role/{name}', '/auth/{mount}/login'])
  expect(paths['/auth/{mount}/role/']).toMatchObject({
    get: {
      operationId: 'listRoles',
      tags: ['auth'],
      parameters: expect.arrayContaining([
        expect.objectContaining({ name: 'after', in: 'query' }),
        expect.objectContaining({ name: 'list', in: 'query', required: true }),
      ]),
    },
  })
})

it('shows fields as they may be written, and data as it is read', () => {
  expect(pathsOf(table)['/auth/{mount}/role/{name}']).toMatchObject({
    get: {
      parameters: [{ name: 'name', in: 'path', required: true }],
      responses: {
        200: {
          content: {
            'application/json': {
              schema: { properties: { data: { properties: { ttl: { type: 'number', nullable: true } } } } },
            },
          },
        },
      },
    },
    post: {
      requestBody: {
        content: {
          'application/json': {
            schema: {
              properties: {
                ttl: { type: 'integer', format: 'duration', description: 'How long.' },
                aud: { type: 'array', items: { type: 'string' } },
              },
            },
          },
        },
      },
      responses: { 204: {} },
      'x-vault-sudo': true,
      'x-vault-createSupported': true,
    },
  })
})

it('tells which operations need no token', () => {
  expect(pathsOf(table)['/auth/{mount}/login']).toMatchObject({ post: { 'x-vault-unauthenticated': true, security: [] } })
})

it('places a table at each mount, with operations of its own', () => {
  expect(mountedPaths(pathsOf(table), 'team/ci/')).toMatchObject({
    '/auth/team/ci/login': { post: { operationId: 'login_team-ci' } },
  })
})

it('places a table at a mount that is still to be named', () => {
  expect(genericPaths(pathsOf(table), 'jwt')).toMatchObject({
    '/auth/{jwt_mount_path}/login': {
      post: { operationId: 'login' },
      parameters: [{ name: 'jwt_mount_path', in: 'path', schema: { default: 'jwt' } }],
    },
  })
})
