import type { ToolReason } from '@postern/engine/tools/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

/** Sentences of spec/core.md 15. */
export const toolWordings: Wordings<ToolReason> = {
  tool_algorithm_unknown: ({ algorithm }) => mistake(`unsupported algorithm ${algorithm}`),
  tool_hash_format_unknown: ({ format }) => mistake(`unsupported encoding format ${format}; must be "hex" or "base64"`),
  tool_random_format_unknown: ({ format }) => mistake(`unsupported encoding format "${format}"; must be "hex" or "base64"`),
  tool_input_unreadable: ({ at }) => mistake(`unable to decode input as base64: illegal base64 data at input byte ${at}`),
  tool_size_unreadable: ({ size }) =>
    mistake(`error parsing url-set byte count: strconv.Atoi: parsing ${JSON.stringify(size)}: invalid syntax`),
  tool_size_too_small: () => mistake("'bytes' cannot be less than 1"),
  tool_size_too_large: ({ max }) => mistake(`'bytes' should be less than ${max}`),
  tool_source_unknown: ({ source }) => mistake(`unsupported entropy source "${source}"; must be "platform" or "seal", or "all"`),
}
