import { parentPort } from 'node:worker_threads'
import { hashSync, verifySync } from '@node-rs/bcrypt'

/** One hashing to do; `hash` present asks whether the password is behind it. */
export interface PasswordJob {
  readonly password: string
  readonly hash?: string
}

const cost = 10

parentPort?.on('message', ({ password, hash }: PasswordJob) => {
  parentPort?.postMessage(hash === undefined ? hashSync(password, { cost }) : verifySync(password, hash))
})
