import type { LifeReason, SealFault } from '@postern/engine/life/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

const faults: Readonly<Record<SealFault, string>> = {
  shares_too_few: 'shares must be at least one',
  threshold_too_few: 'threshold must be at least one',
  threshold_of_one: 'threshold must be greater than one for multiple shares',
  shares_too_many: 'shares must be less than 256',
  threshold_too_many: 'threshold must be less than 256',
  threshold_above_shares: 'threshold cannot be larger than shares',
}

/** spec/core.md 4.1 to 4.3. */
export const lifeWordings: Wordings<LifeReason> = {
  already_initialized: () => mistake('Vault is already initialized'),
  not_initialized: () => mistake('Vault is not initialized'),
  already_unsealed: () => mistake('vault is unsealed'),
  seal_config_invalid: ({ of, fault }) => mistake(`invalid ${of} configuration: ${faults[fault]}`),
  seal_parameters_foreign: ({ parameters, sealType }) =>
    mistake(`parameters ${parameters.join(',')} not applicable to seal type ${sealType}`),
  unseal_key_missing: () => mistake("'key' must be specified in request body as JSON, or 'reset' set to true"),
  unseal_key_unreadable: () => mistake("'key' must be a valid hex or base64 string"),
  unseal_key_length: ({ is, least, most }) =>
    mistake(
      is === 'too_short'
        ? `invalid key: key is shorter than minimum ${least} bytes`
        : `invalid key: key is longer than maximum ${most} bytes`,
    ),
  unseal_shares_unfit: () => mistake('failed to compute combined key: the shares do not belong together'),
  unseal_key_wrong: () => mistake('invalid key: failed to decrypt keys from storage: the shares do not open this server'),
}
