export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const cookieName = 'postern_theme'

const isTheme = (word: string | undefined): word is Theme => themes.some((theme) => theme === word)

/** The chosen theme, from the cookie that lets the server send the right one without a flash. */
export function currentTheme(): Theme {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${cookieName}=`))
  const word = found?.slice(cookieName.length + 1)
  return isTheme(word) ? word : 'system'
}

/** Shows a theme and keeps the choice for a year. */
export function chooseTheme(theme: Theme): void {
  document.cookie = `${cookieName}=${theme}; Path=/ui; Max-Age=31536000; SameSite=Lax`
  showTheme(theme)
}

/** Puts the theme on the page; `system` leaves it to the browser. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
