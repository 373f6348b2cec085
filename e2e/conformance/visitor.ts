/** Where a browser stands after a step. */
export interface Arrival {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Where it was sent that is not the provider's. */
  readonly away: URL | undefined
}

/** A form of a page, with what it says by itself. */
interface Form {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** A person's browser with no scripts: it keeps cookies, follows the provider's redirects, and sends forms. */
export interface Visitor {
  go(address: string): Promise<Arrival>
  /** Sends a form that stood on somebody else's page: browsers leave our cookies out (SameSite). */
  sendFromElsewhere(address: string, fields: URLSearchParams): Promise<Arrival>
  /** Sends the form of a page whose action ends like this. */
  submit(at: Arrival, ending: string, entered?: Readonly<Record<string, string>>): Promise<Arrival>
}

export function createVisitor(site: string): Visitor {
  const cookies = new Map<string, string>()

  async function step(address: string, options: RequestInit & { readonly isForeign?: boolean } = {}): Promise<Arrival> {
    const { isForeign = false, ...rest } = options
    const cookie = isForeign ? '' : [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie !== '' && { Cookie: cookie }), ...(rest.method === 'POST' && !isForeign && { Origin: site }) }
    const response = await fetch(new URL(address, site), { redirect: 'manual', ...rest, headers })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const html = await response.text()
    const location = response.headers.get('Location')
    const next = location === null ? undefined : new URL(location, new URL(address, site))
    if (next?.origin === site) return step(next.href)
    return { status: response.status, headers: response.headers, html, away: next }
  }

  return {
    go: (address) => step(address),
    sendFromElsewhere: (address, body) => step(address, { method: 'POST', body, isForeign: true }),
    submit(at, ending, entered = {}) {
      const form = formIn(at, (action) => action.endsWith(ending))
      if (form === undefined) throw new Error(`no form leads to ${ending} in ${at.html}`)
      return step(form.action, { method: 'POST', body: new URLSearchParams({ ...form.fields, ...entered }) })
    },
  }
}

/** The form of a page that leads where one looks for. */
export function formIn({ html }: Arrival, leads: (action: string) => boolean): Form | undefined {
  for (const [form = ''] of html.matchAll(/<form.*?<\/form>/gs)) {
    const action = textIn(/ action="([^"]*)"/.exec(form)?.[1] ?? '')
    if (!leads(action)) continue
    const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([input = '']) => input)
    const filled = inputs.flatMap((input) => {
      const [, name] = / name="([^"]*)"/.exec(input) ?? []
      const [, value] = / value="([^"]*)"/.exec(input) ?? []
      const isText = / type="(?:hidden|text)"/.test(input)
      return name === undefined || value === undefined || !isText ? [] : [[textIn(name), textIn(value)] as const]
    })
    return { action, fields: Object.fromEntries(filled) }
  }
  return undefined
}

const entities: Readonly<Record<string, string>> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
const textIn = (escaped: string) => escaped.replaceAll(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
