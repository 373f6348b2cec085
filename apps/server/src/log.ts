import { pino } from 'pino'

/** What the server tells its operator, one line of JSON each. Never a secret, never a body. */
export type Log = Pick<ReturnType<typeof createLog>, 'info' | 'warn' | 'error'>

/** A log on standard error, so that standard output stays for what people read. */
export function createLog(level: string) {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: false }))
}
