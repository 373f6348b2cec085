import type { GeneralReason } from '@postern/engine/general-reason.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

export const generalWordings: Wordings<GeneralReason> = {
  permission_denied: () => ({ status: 403, errors: ['permission denied'] }),
  sealed: () => ({ status: 503, errors: ['Vault is sealed'] }),
  unsupported_path: () => aggregated(404, 'unsupported path'),
  unsupported_operation: () => aggregated(405, 'unsupported operation'),
  no_handler: ({ path }) => ({
    status: 404,
    errors: [`no handler for route "${path}". route entry not found.`],
  }),
  name_too_long: () => mistake('the name is too long'),
  metrics_format_unknown: ({ format }) => mistake(`metric response format "${format}" unknown`),
  busy: ({ what }) => ({ status: 503, errors: [`${what} is busy; try again`], headers: { 'Retry-After': '1' } }),
}
