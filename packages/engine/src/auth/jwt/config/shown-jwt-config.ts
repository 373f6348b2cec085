import { secretProviderSettings } from '../providers/provider-settings.ts'
import type { JwtConfig } from './jwt-config.ts'

/** A configuration as a read shows it: without the client's secret, and without those of a provider handler. */
export function shownJwtConfig({
  mount: _mount,
  revision: _revision,
  oidc_client_secret: _secret,
  provider_config,
  ...config
}: JwtConfig) {
  const settings = Object.entries(provider_config).filter(([name]) => !secretProviderSettings.has(name))
  return { ...config, provider_config: Object.fromEntries(settings) }
}
