import { paths } from '#lib/paths.ts'

interface MountTab {
  readonly label: string
  readonly to: string
}

/** The parts of a mount, by its type. */
export function mountTabs(type: string, path: string): readonly MountTab[] {
  const overview = { label: 'Overview', to: paths.authMount(path) }
  const configuration = { label: 'Configuration', to: paths.authConfiguration(path) }
  const roles = { label: 'Roles', to: paths.roles(path) }
  const tune = { label: 'Tuning', to: paths.authTune(path) }
  const check = [
    { label: 'Debugger', to: paths.debugger(path) },
    { label: 'Issuer health', to: paths.issuerHealth(path) },
  ]
  switch (type) {
    case 'jwt':
    case 'oidc':
      return [overview, roles, configuration, ...check, { label: 'Groups', to: paths.groupsMap(path) }, tune]
    case 'kubernetes':
      return [overview, roles, configuration, { label: 'Debugger', to: paths.debugger(path) }, tune]
    case 'approle':
      return [overview, roles, tune]
    case 'userpass':
      return [overview, { label: 'Users', to: paths.users(path) }, tune]
    default:
      return [overview, tune]
  }
}
