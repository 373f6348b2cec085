// Makes the pages a little nicer where scripts run; nothing depends on it. Served to browsers exactly as it stands here,
// so it is written without types.

// Times in the reader's own zone.
for (const time of document.querySelectorAll('time')) {
  const language = document.documentElement.lang
  const isDate = time.dataset.shows === 'date'
  const format = new Intl.DateTimeFormat(language, isDate ? { dateStyle: 'medium' } : { hour: 'numeric', minute: '2-digit' })
  time.textContent = format.format(new Date(time.dateTime))
}

// A form is sent once.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  if (form.dataset.isSent === 'yes') event.preventDefault()
  form.dataset.isSent = 'yes'
  form.setAttribute('aria-busy', 'true')
})

// The page comes back out of the history as it was left.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) {
    delete form.dataset.isSent
    form.removeAttribute('aria-busy')
  }
})

// A click that was meant for another window does not decide: buttons wake up half a second after the page is seen.
for (const button of document.querySelectorAll('button')) button.disabled = true
const wake = () => {
  for (const button of document.querySelectorAll('button')) button.disabled = false
}
const wakeSoon = () => {
  if (document.visibilityState === 'visible') setTimeout(wake, 500)
}
document.addEventListener('visibilitychange', wakeSoon)
wakeSoon()

// Pages that only pass on go by themselves.
const onward = document.querySelector('form[data-goes]')
if (onward instanceof HTMLFormElement) onward.submit()

// The window that began a sign-in elsewhere hears that it is over: its opener, or any window of this site that listens.
const telling = document.querySelector('[data-tells]')
if (telling instanceof HTMLElement) {
  const told = telling.dataset.tells ?? '{}'
  new BroadcastChannel('postern-sign-in').postMessage(JSON.parse(told))
  // oxlint-disable-next-line typescript/no-unsafe-call, typescript/no-unsafe-member-access -- the opener's type is any
  window.opener?.postMessage(JSON.parse(told), location.origin)
  window.close()
}
