/** Text inside HTML. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)

/** The provider's own sign-in page; plain, and plainly not ours. */
export function signInPage({
  uid,
  client,
  problem,
}: {
  readonly uid: string
  readonly client: string
  readonly problem?: string
}) {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Sign in · Example Corp</title>
  <style>
    body { font: 17px/1.5 Georgia, serif; background: #f3ead8; color: #2b2116; display: grid; place-items: center; min-height: 95vh }
    main { background: #fff; border: 2px solid #7a4a12; padding: 2rem 2.5rem; width: 20rem }
    h1 { font-size: 1.4rem; margin: 0 0 .5rem }
    label { display: block; margin-top: 1rem }
    input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; border: 1px solid #7a4a12 }
    button { font: inherit; margin: 1.2rem .5rem 0 0; padding: .4rem 1rem; border: 2px solid #7a4a12; background: #fff; color: #2b2116 }
    button.main { background: #7a4a12; color: #fff }
    [role=alert] { color: #9c1c12; margin: 1rem 0 0 }
  </style>
</head>
<body>
  <main>
    <h1>Example Corp</h1>
    <p>Sign in to go on to ${escaped(client)}.</p>
    ${problem === undefined ? '' : `<p role="alert">${escaped(problem)}</p>`}
    <form method="post" action="/interaction/${escaped(uid)}">
      <label>User name <input name="username" autocomplete="username" autofocus></label>
      <label>Password <input name="password" type="password" autocomplete="current-password"></label>
      <button class="main" name="act" value="sign-in">Sign in</button>
      <button name="act" value="cancel">Cancel</button>
    </form>
  </main>
</body>
</html>`
}
