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
  quorum_key_missing: () => mistake("'key' must be specified in request body as JSON"),
  quorum_not_started: ({ purpose }) => mistake(`no ${purpose} in progress`),
  quorum_in_progress: ({ purpose }) => mistake(`${purpose} already in progress`),
  quorum_nonce_wrong: ({ purpose, nonce }) =>
    mistake(`incorrect nonce supplied; nonce for this ${purpose} operation is "${nonce}"`),
  quorum_share_again: () => mistake('given key has already been provided during this generation operation'),
  otp_length_wrong: () => mistake('OTP string has incorrect length'),
  encoded_token_unreadable: () => mistake('error decoding base64 token'),
  pgp_unsupported: () => mistake('PGP keys are not supported; keys are given in plain'),
  rekey_without_shares: ({ sealType }) => mistake(`there are no key shares to change with seal type ${sealType}`),
  rotation_interval_short: () => mistake('interval must be greater or equal to 24h0m0s'),
  rotation_operations_range: ({ fewest, most }) => mistake(`max_operations must be in the range [${fewest},${most}]`),
  unseal_key_wrong: () => mistake('invalid key: failed to decrypt keys from storage: the shares do not open this server'),
}
