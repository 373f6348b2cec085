/** A page as it came. */
export interface Page {
  readonly status: number
  readonly location: string | null
  readonly headers: Headers
  readonly html: string
}

/** A browser without scripts: it keeps cookies, follows links to its own site, and sends forms. */
export interface Browser {
  readonly cookies: Map<string, string>
  /** Goes to an address, and on while it is sent to pages of the same site. */
  open(path: string): Promise<Page>
  /** One request, followed nowhere. */
  request(path: string, options?: RequestInit): Promise<Page>
  /** Sends the form of a page whose action ends like this, with what a person enters. */
  submit(page: Page, ending: string, entered?: Readonly<Record<string, string | readonly string[]>>): Promise<Page>
}

export function createBrowser(site: string): Browser {
  const cookies = new Map<string, string>()

  async function request(path: string, options: RequestInit = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, site), {
      redirect: 'manual',
      ...options,
      headers: { ...(cookie === '' ? {} : { Cookie: cookie }), ...Object.fromEntries(new Headers(options.headers)) },
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: response.status,
      location: response.headers.get('Location'),
      headers: response.headers,
      html: await response.text(),
    }
  }

  async function followed(page: Page): Promise<Page> {
    return page.location?.startsWith('/') ? followed(await request(page.location)) : page
  }

  return {
    cookies,
    request,
    open: async (path) => followed(await request(path)),
    async submit(page, ending, entered = {}) {
      const { action, hidden } = formIn(page, ending)
      const body = new URLSearchParams(hidden)
      for (const [name, values] of Object.entries(entered)) {
        body.delete(name)
        for (const value of [values].flat()) body.append(name, value)
      }
      return followed(await request(action, { method: 'POST', body, headers: { Origin: site } }))
    },
  }
}

/** A form of a page, with what it says by itself. */
export function formIn({ html }: Page, ending: string): { readonly action: string; readonly hidden: [string, string][] } {
  for (const [form = ''] of html.matchAll(/<form.*?<\/form>/gs)) {
    const action = textIn(/ action="([^"]*)"/.exec(form)?.[1] ?? '')
    if (!action.endsWith(ending)) continue
    const filled = [...form.matchAll(/<input (?=[^>]*type="(?:hidden|text)")[^>]*name="([^"]*)" value="([^"]*)"/g)]
    return { action, hidden: filled.map(([, name = '', value = '']) => [textIn(name), textIn(value)]) }
  }
  throw new Error(`no form leads to ${ending} in ${html}`)
}

/** The text behind an escaped one. */
export function textIn(escaped: string): string {
  return escaped
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
