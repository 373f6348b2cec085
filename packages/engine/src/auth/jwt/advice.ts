import type { Fix, Json } from '#finding.ts'

/** What a fix of a login comes down to; the console has a sentence for each. */
export type LoginAdvice =
  | 'write_config'
  | 'name_a_role'
  | 'set_default_role'
  | 'use_similar_role'
  | 'make_role_jwt'
  | 'send_a_token'
  | 'send_a_signed_token'
  | 'allow_source_address'
  | 'make_keys_reachable'
  | 'use_token_of_trusted_issuer'
  | 'get_fresh_token'
  | 'accept_algorithm'
  | 'sign_with_accepted_algorithm'
  | 'bind_received_issuer'
  | 'bind_issuer'
  | 'bind_received_subject'
  | 'bind_subject_as_pattern'
  | 'request_bound_audience'
  | 'accept_received_audience'
  | 'bind_received_audience'
  | 'check_clocks'
  | 'raise_leeway'
  | 'have_times_issued'
  | 'read_as_pointer'
  | 'read_as_name'
  | 'use_other_claim'
  | 'add_claim_at_provider'
  | 'drop_mapping'
  | 'drop_groups_claim'
  | 'configure_provider_handler'
  | 'drop_bound_claim'
  | 'bind_received_value'
  | 'accept_received_value'
  | 'match_as_glob'
  | 'mend_template'
  | 'mend_token'
  | 'drop_policy'
  | 'enable_entity'
  | 'set_client'
  | 'send_client_nonce'
  | 'send_redirect_uri'
  | 'allow_redirect_uri'
  | 'start_again'
  | 'renew_client_secret'
  | 'ask_provider'
  | 'have_person_assigned'
  | 'use_discovered_issuer'
  | 'drop_audiences'
  | 'raise_max_age'

/** A change to the role. */
export const onRole = (advice: LoginAdvice, patch: Patch, { widensAccess }: Breadth = narrow): Fix => ({
  on: 'role',
  patch,
  advice,
  widensAccess,
})

/** A change to the configuration of the mount. */
export const onConfig = (advice: LoginAdvice, patch?: Patch, { widensAccess }: Breadth = narrow): Fix => ({
  on: 'config',
  advice,
  widensAccess,
  ...(patch ? { patch } : {}),
})

/** A change to what is sent: nothing here can make it, unless it is the name of a role. */
export const onRequest = (advice: LoginAdvice, patch?: Patch): Fix => ({
  on: 'request',
  advice,
  widensAccess: false,
  ...(patch ? { patch } : {}),
})

type Patch = { readonly [key: string]: Json | undefined }

interface Breadth {
  readonly widensAccess: boolean
}

const narrow: Breadth = { widensAccess: false }

/** Marks a fix that lets in more than the request at hand. */
export const widening: Breadth = { widensAccess: true }
