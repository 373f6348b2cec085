/** The state without the namespace that may follow it: `st_x,ns=admin`. */
export function withoutNamespace(state: string): string {
  return state.replace(/,ns=.*$/s, '')
}
