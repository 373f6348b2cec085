import { pass, refusal } from '#finding.ts'
import { onConfig } from '../advice.ts'
import type { LoginRule } from '../facts.ts'

/** The mount must have been told whom to trust. */
export const configuration: LoginRule = {
  name: 'configuration',
  look: ({ config }) => (config ? pass : refusal({ code: 'jwt_config_missing' }, { fixes: [onConfig('write_config')] })),
}
