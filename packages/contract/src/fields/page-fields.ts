import { flag } from './boolean.ts'
import { integer } from './number.ts'
import { text } from './text.ts'

/** How a list is paged (OpenBao's `after` and `limit`), and filtered, which is ours. Spread into the input of a list. */
export const pageFields = {
  after: text.describe('Begin behind this name'),
  limit: integer.describe('At most so many names; 0 or less means all'),
  filter: text.describe('Only names that contain this text, in any case'),
}

/** The same for lists that tell more of each name when they are asked to. */
export const detailedPageFields = {
  ...pageFields,
  detailed: flag.describe('Tell more of each name in key_info'),
}
