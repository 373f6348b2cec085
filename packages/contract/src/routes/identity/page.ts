import { z } from 'zod'
import { flag } from '../../fields/boolean.ts'
import { pageFields } from '../../fields/page-fields.ts'

/** How lists of identities are paged. */
export const page = z.object(pageFields)

/** The same for lists of names, which tell more when asked to. */
export const detailedPage = z.object({
  ...pageFields,
  detailed: flag.describe('Tell the id, aliases and more of each name in key_info.'),
})
