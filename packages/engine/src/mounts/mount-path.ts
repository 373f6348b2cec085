/** A path as mounts have it: no slash before it, one behind it (spec/core.md 5.2). */
export function mountPath(path: string): string {
  return `${path.replace(/^\/+|\/+$/g, '')}/`
}

// What a URL would lose or a log would garble.
const unreachable = /(^|\/)\.{0,2}\/|\p{Cc}/u

/** Whether requests can be sent below the path. */
export function isReachable(path: string): boolean {
  return !unreachable.test(path)
}

/** The paths above a path: of `a/b/c/` these are `a/` and `a/b/`. */
export function pathsAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -2)
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
}
