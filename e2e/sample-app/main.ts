import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { connect, connectionForm, type Connection } from './connection.ts'
import { connectPage, homePage, problemPage, welcomePage } from './pages.ts'
import { beginSignIn, finishSignIn, problemOf, signOutAddress, type Errand, type SignedIn } from './sign-in.ts'

/** What the app knows of one browser. */
interface Visit {
  readonly errand?: Errand
  readonly person?: SignedIn
}

/**
 * Somebody else's app: an ordinary relying party. `node main.ts PORT`. At `/connect` it is told of its provider; as
 * `/at/NAME/` it then is the app of that name, whose redirect address is `/at/NAME/callback`.
 */
function main(port: number): void {
  const own = `http://localhost:${port}`
  const connections = new Map<string, Connection>()
  const visits = new Map<string, Visit>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', own)
    if (url.pathname === '/connect' || url.pathname === '/') {
      if (request.method !== 'POST') return show(response, connectPage())
      const form = connectionForm.parse(Object.fromEntries(new URLSearchParams(await text(request))))
      connections.set(form.name, await connect(form))
      return goTo(response, `/at/${form.name}/`)
    }
    const [, name = '', place = ''] = /^\/at\/([\w-]+)\/([\w-]*)$/.exec(url.pathname) ?? []
    const connection = connections.get(name)
    if (connection === undefined) return show(response, problemPage('Nobody has connected this app.'), 404)
    await visit(connection, place, { request, response, url })
  }

  async function visit(connection: Connection, place: string, { request, response, url }: Asked): Promise<void> {
    const id = `${connection.name}.${cookieOf(request) ?? rememberIn(response)}`
    const { errand, person } = visits.get(id) ?? {}
    const home = `${own}/at/${connection.name}/`
    switch (place) {
      case 'sign-in': {
        const begun = await beginSignIn(connection, `${home}callback`, url.searchParams)
        visits.set(id, { errand: begun.errand })
        return goTo(response, begun.address.href)
      }
      case 'callback':
        if (errand === undefined) return show(response, problemPage('This app did not ask for it.'), 400)
        visits.set(id, { person: await finishSignIn(connection, errand, url) })
        return goTo(response, home)
      case 'sign-out':
        visits.delete(id)
        return goTo(response, person === undefined ? home : signOutAddress(connection, person, home).href)
      default:
        return show(response, person === undefined ? homePage() : welcomePage(person))
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => show(response, problemPage(problemOf(error)), 400))
  })
  server.listen(port, '127.0.0.1', () => process.stdout.write(`Sample app listens on ${own}\n`))
  process.once('SIGTERM', () => process.exit(0))
}

interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

const cookieOf = ({ headers }: IncomingMessage) => /(?:^|; )notes_visit=([\w-]+)/.exec(headers.cookie ?? '')?.[1]

function rememberIn(response: ServerResponse): string {
  const id = randomUUID()
  response.setHeader('Set-Cookie', `notes_visit=${id}; Path=/; HttpOnly; SameSite=Lax`)
  return id
}

function goTo(response: ServerResponse, address: string): void {
  response.writeHead(303, { Location: address, 'Cache-Control': 'no-store' }).end()
}

function show(response: ServerResponse, page: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(page)
}

main(Number(process.argv[2]))
