import { performance } from 'node:perf_hooks'
import type { Outside, OutsideAnswer, OutsideFailure, OutsideRequest } from '@postern/engine/ports/outside.ts'
import { type Exchanged, exchange } from './outside-exchange.ts'
import { failureOf, OutsideProblem } from './outside-failure.ts'

const mostRedirects = 5
const longestWait = 30

/** Answers of other servers over node:http and node:https, within time and size; never throws. */
export function createOutside(options: { readonly allowsLinkLocal?: boolean } = {}): Outside {
  return {
    async send(request): Promise<OutsideAnswer | OutsideFailure> {
      const started = performance.now()
      // One limit over all hops: a chain of slow redirects must not add up.
      const ending = AbortSignal.timeout(Math.min(request.timeout ?? 5, longestWait) * 1000)
      try {
        const answer = await follow({ ...options, request, ending, url: parsedUrl(request.url) })
        return { ...answer, millis: Math.round(performance.now() - started) }
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}

interface Journey {
  readonly request: OutsideRequest
  readonly url: URL
  readonly ending: AbortSignal
  readonly allowsLinkLocal?: boolean
}

async function follow(journey: Journey, hop = 0): Promise<Exchanged> {
  const answer = await exchange(journey)
  const location = answer.headers['location']
  const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && location !== undefined
  if (!isRedirect || !journey.request.followsRedirects) return answer

  const next = URL.parse(location, journey.url)
  if (next?.origin !== journey.url.origin) throw new OutsideProblem('redirect', 'the redirect leads to another origin')
  if (carriesCredential(journey.request)) throw new OutsideProblem('redirect', 'a request with a credential is not redirected')
  if (hop === mostRedirects) throw new OutsideProblem('redirect', 'too many redirects')
  return follow({ ...journey, url: next }, hop + 1)
}

function carriesCredential({ method, headers = {} }: OutsideRequest): boolean {
  return method === 'POST' || Object.keys(headers).some((name) => /^(authorization|cookie)$/i.test(name))
}

function parsedUrl(text: string): URL {
  const url = URL.parse(text)
  if (url === null) throw new OutsideProblem('bad-url', 'not a URL')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutsideProblem('bad-url', 'neither http nor https')
  if (url.username !== '' || url.password !== '') throw new OutsideProblem('bad-url', 'a URL must not carry a credential')
  return url
}
