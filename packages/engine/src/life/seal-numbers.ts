import type { SealFault } from './reasons.ts'

/** How many shares there are, and how many open. */
export interface SealNumbers {
  readonly shares: number
  readonly threshold: number
}

const most = 255

/** What is wrong with them, in the order of spec/core.md 4.1; undefined when nothing is. */
export function sealFaultOf({ shares, threshold }: SealNumbers): SealFault | undefined {
  if (shares < 1) return 'shares_too_few'
  if (threshold < 1) return 'threshold_too_few'
  if (shares > 1 && threshold < 2) return 'threshold_of_one'
  if (shares > most) return 'shares_too_many'
  if (threshold > most) return 'threshold_too_many'
  return threshold > shares ? 'threshold_above_shares' : undefined
}
