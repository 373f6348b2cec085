import type { SignedIn } from './sign-in.ts'

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>${escaped(title)} · Notes</title>
  <style>
    body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #f0f6ef; color: #16301a }
    header { background: #1d5a2b; color: #fff; padding: .8rem 2rem; font-weight: 600 }
    main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
    table { border-collapse: collapse; background: #fff; width: 100%; margin: .5rem 0 1.5rem }
    th, td { border: 1px solid #b9ccb9; padding: .35rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
    th { width: 9rem; font-weight: 500 }
    label { display: block; margin: .8rem 0 }
    input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem }
    .act { display: inline-block; background: #1d5a2b; color: #fff; border: 0; border-radius: 4px; font: inherit; padding: .5rem 1.2rem; text-decoration: none }
  </style>
</head>
<body>
  <header>Notes, an app of somebody else</header>
  <main><h1>${escaped(title)}</h1>${content}</main>
</body>
</html>`
}

/** What an app shows to nobody in particular. */
export const homePage = () => page('Your notes', '<p>Sign in to read them.</p><p><a class="act" href="sign-in">Sign in</a></p>')

/** What it shows to somebody it knows: who they are, and how it knows. */
export function welcomePage({ claims, userinfo }: SignedIn): string {
  const name = [claims.name, claims.preferred_username, claims.sub].find((one) => typeof one === 'string') ?? ''
  return page(
    `Welcome, ${name}`,
    `<p>Verified: the signature of the ID token, its issuer, audience, nonce and times, and that userinfo speaks of the same person.</p>
     ${table('ID token', claims)}${table('Userinfo', userinfo)}
     <p><a class="act" href="sign-out">Sign out everywhere</a></p>`,
  )
}

/** What it shows when the provider, or what came from it, said no. */
export const problemPage = (problem: string) =>
  page('You are not signed in', `<p role="alert">${escaped(problem)}</p><p><a class="act" href="sign-in">Try again</a></p>`)

/** Where an administrator says which provider signs people in. */
export const connectPage = () =>
  page(
    'Connect to an identity provider',
    `<form method="post" action="/connect">
       <label>Name of this app <input name="name" value="notes"></label>
       <label>Issuer <input name="issuer"></label>
       <label>Client id <input name="client_id"></label>
       <label>Client secret, if there is one <input name="client_secret" type="password"></label>
       <label>Scopes <input name="scope" value="openid"></label>
       <button class="act">Connect</button>
     </form>`,
  )

function table(caption: string, claims: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(claims).map(
    ([name, value]) =>
      `<tr><th scope="row">${escaped(name)}</th><td>${escaped(typeof value === 'string' ? value : JSON.stringify(value))}</td></tr>`,
  )
  return `<table aria-label="${caption}"><caption>${caption}</caption>${rows.join('')}</table>`
}
