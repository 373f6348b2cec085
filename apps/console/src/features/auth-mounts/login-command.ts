/** How one logs in at a mount from a command line. */
export function loginCommand(type: string, path: string): string {
  switch (type) {
    case 'oidc':
      return `vault login -method=oidc -path=${path} role=<role>`
    case 'jwt':
      return `vault write auth/${path}/login role=<role> jwt=<token>`
    case 'kubernetes':
      return `vault write auth/${path}/login role=<role> \\\n  jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token`
    case 'userpass':
      return `vault login -method=userpass -path=${path} username=<name>`
    case 'approle':
      return `vault write auth/${path}/login role_id=<role id> secret_id=<secret id>`
    default:
      return 'vault login <token>'
  }
}
