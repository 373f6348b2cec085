import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Provider } from 'oidc-provider'
import { outsidePeople } from './people.ts'
import { signInPage } from './sign-in-page.ts'

/** Shows the sign-in page, and takes what was written there. */
export async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid, params } = await provider.interactionDetails(request, response)
  const client = await provider.Client.find(String(params.client_id))
  const page = { uid, client: client?.clientName ?? 'an app' }
  if (request.method !== 'POST') return show(response, signInPage(page))

  const form = new URLSearchParams(await text(request))
  if (form.get('act') === 'cancel') {
    const refusal = { error: 'access_denied', error_description: 'The person went back' }
    return provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false })
  }
  const person = outsidePeople.find(
    ({ username, password }) => username === form.get('username') && password === form.get('password'),
  )
  if (person === undefined) return show(response, signInPage({ ...page, problem: 'User name or password is wrong.' }))
  const result = { login: { accountId: person.sub } }
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

function show(response: ServerResponse, page: string): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(page)
}
