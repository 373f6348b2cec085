/** What was typed into a box of a form; empty when there is no such box. */
export function wordIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
