import type { JwtConfig } from '../config/jwt-config.ts'
import { azureHandler } from './azure.ts'
import { gsuiteHandler } from './gsuite.ts'
import { oktaHandler } from './okta.ts'
import type { ProviderHandler } from './provider-handler.ts'
import { providerSettingsOf } from './provider-settings.ts'
import { splittingHandler } from './split-groups.ts'

/** The handler a configuration asks for, if it asks for one that has something to add at login. */
export function handlerOf({ provider_config, oidc_discovery_url }: JwtConfig): ProviderHandler | undefined {
  const settings = providerSettingsOf(provider_config)
  if (settings === undefined || 'problem' in settings) return undefined
  switch (settings.provider) {
    case 'azure':
      return azureHandler(settings)
    case 'gsuite':
      return gsuiteHandler(settings)
    case 'okta':
      return oktaHandler(settings, oidc_discovery_url)
    case 'ibmisam':
      return splittingHandler(/ /)
    case 'secureauth':
      return splittingHandler(/,/)
    case 'kubernetes':
      return undefined
  }
}
