/** Small choices of a person that this browser keeps: hidden columns, saved views, pages seen lately. Never a secret. */

export function readKept<T>(name: string, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(localStorage.getItem(`postern.${name}`) ?? 'null'))
  } catch {
    return parse(null)
  }
}

export function keep(name: string, value: unknown): void {
  localStorage.setItem(`postern.${name}`, JSON.stringify(value))
}
