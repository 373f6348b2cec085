import type { Operation } from '@postern/contract/routes/define-routes.ts'
import { booleanOf } from '@postern/contract/fields/boolean.ts'
import { refuseWordless } from './edge-refusal.ts'
import { type Parameters, without } from './parameters.ts'

/** What a request wants to do; beyond the routes' operations there are three that no route has. */
export type Intent = Operation | 'scan' | 'header' | 'help'

/** The intent of a method and a query, and the query that is left for the handler (spec/core.md 1.1). */
export function intentOf(method: string, query: Parameters): { readonly intent: Intent; readonly query: Parameters } {
  const help = query['help']
  if (method === 'HELP' || (help !== undefined && help !== '')) return { intent: 'help', query: without(query, 'help') }
  return { intent: methodIntent(method, query), query: without(query, 'help', 'list', 'scan') }
}

function methodIntent(method: string, query: Parameters): Intent {
  switch (method) {
    case 'GET':
      return readingIntent(isAsked(query['list']), isAsked(query['scan']))
    case 'POST':
    case 'PUT':
      return 'write'
    case 'DELETE':
      return 'delete'
    case 'PATCH':
      return 'patch'
    case 'LIST':
      return 'list'
    case 'SCAN':
      return 'scan'
    case 'HEAD':
      return 'header'
    default:
      return refuseWordless(405)
  }
}

function readingIntent(isList: boolean, isScan: boolean): Intent {
  if (isList && isScan) refuseWordless(400)
  if (isScan) return 'scan'
  return isList ? 'list' : 'read'
}

function isAsked(value: unknown): boolean {
  if (value === undefined) return false
  const answer = typeof value === 'string' && value !== '' ? booleanOf(value) : undefined
  return answer ?? refuseWordless(400)
}
