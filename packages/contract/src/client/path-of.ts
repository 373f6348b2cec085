import type { Place, Route } from '../routes/define-routes.ts'

/** The path of a call behind `/v1/`: place and route with their parameters filled in and encoded. */
export function pathOf(place: Place, route: Route, params: Readonly<Record<string, string>>): string {
  return [...place.at.split('/'), ...route.path.split('/')]
    .filter((segment) => segment !== '')
    .map((segment) => filled(segment, params))
    .join('/')
}

function filled(segment: string, params: Readonly<Record<string, string>>): string {
  if (!segment.startsWith(':')) return segment
  const isRest = segment.endsWith('*') || segment === ':mount'
  const name = segment.replace(/^:|[*+]$/g, '')
  const value = params[name] ?? ''
  return isRest ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
}
