import type { WrapInfo } from '@postern/engine/tokens/token-desk.ts'

/** What a caller gets instead of a reply that was wrapped: how to get at it, and everything else blank (spec/core.md 11.1). */
export function wrappedEnvelope(wrapInfo: WrapInfo): object {
  return {
    request_id: '',
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data: null,
    wrap_info: wrapInfo,
    warnings: null,
    auth: null,
  }
}
