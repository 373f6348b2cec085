/** Issuers that many people trust. What is in angle brackets is to be filled in. */
export const issuerPresets = [
  { id: 'github', title: 'GitHub Actions', url: 'https://token.actions.githubusercontent.com' },
  { id: 'gitlab', title: 'GitLab', url: 'https://gitlab.com' },
  { id: 'google', title: 'Google', url: 'https://accounts.google.com' },
  { id: 'entra', title: 'Entra ID', url: 'https://login.microsoftonline.com/<tenant id>/v2.0' },
  { id: 'circleci', title: 'CircleCI', url: 'https://oidc.circleci.com/org/<organisation id>' },
  { id: 'vault', title: 'Another Vault or Postern', url: 'https://<server>/v1/identity/oidc' },
] as const
