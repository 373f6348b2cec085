/** The console's own sign-in page, which leads on to where somebody wanted to go. */
export function consoleSignIn(location: string): string {
  return `/ui/vault/auth?${new URLSearchParams({ redirect_to: location }).toString()}`
}
