import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { answerQuestions } from '../processes/answer-questions.ts'

// The ceiling of anything that signs: asynchronous signatures on all cores, sixteen under way, and nothing else.

const inFlight = 16
const data = Buffer.alloc(600, 'a')
const keys = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
}

function signOnce(key: KeyObject): Promise<void> {
  return new Promise((resolve, reject) => {
    sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, (error) => (error ? reject(error) : resolve()))
  })
}

async function rateOf(key: KeyObject, seconds: number): Promise<number> {
  const begin = performance.now()
  const end = begin + seconds * 1000
  let done = 0
  const signer = async (): Promise<void> => {
    while (performance.now() < end) {
      await signOnce(key)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, signer))
  return (1000 * done) / (performance.now() - begin)
}

answerQuestions({}, async (question) => {
  const { algorithm, seconds } = question as { readonly algorithm: keyof typeof keys; readonly seconds: number }
  return { rate: await rateOf(keys[algorithm], seconds) }
})
