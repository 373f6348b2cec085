import type { UiRequest } from './ui-answer.ts'

/**
 * Whether a page of ours sent a request, by what browsers say and pages cannot: `Sec-Fetch-Site`, and where that is not
 * sent (plain http beyond this machine) the origin, or for a GET the page it came from.
 */
export function isSameOrigin({ headers }: UiRequest, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const claimed = headers.origin ?? originOf(headers.referer)
  const origin = claimed === undefined ? null : URL.parse(claimed)
  return origin !== null && (origin.origin === ownOrigin || origin.host === headers.host)
}

function originOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address)?.origin
}
