/** A code, and the `state` that every answer to an authorization request repeats. */
type Stated<Code extends string> = Code extends string ? { readonly code: Code; readonly state: string } : never

/** Why an authorization request is refused, in the order of spec/oidc-provider.md 12.2. */
export type AuthorizeReason =
  | Stated<
      | 'authorize_client_id_missing'
      | 'authorize_client_unknown'
      | 'authorize_flow_disabled'
      | 'authorize_redirect_uri_missing'
      | 'authorize_redirect_uri_unregistered'
      | 'authorize_provider_unknown'
      | 'authorize_client_not_served'
      | 'authorize_request_unsupported'
      | 'authorize_request_uri_unsupported'
      | 'authorize_pushing_required'
      | 'authorize_openid_missing'
      | 'authorize_response_type_missing'
      | 'authorize_response_type_unsupported'
      | 'authorize_no_entity'
      | 'authorize_entity_unknown'
      | 'authorize_not_member'
      | 'authorize_pkce_required'
      | 'authorize_pkce_required_by_client'
      | 'authorize_pkce_method_unknown'
      | 'authorize_pkce_plain_refused'
      | 'authorize_pkce_challenge_invalid'
      | 'authorize_max_age_invalid'
      | 'authorize_token_unknown'
      | 'authorize_max_age_exceeded'
      // What only the browser page asks (17.3), and pushed requests (RFC 9126).
      | 'authorize_pushed_request_unknown'
      | 'authorize_response_mode_unsupported'
      | 'authorize_prompt_contradictory'
      | 'authorize_login_required'
      | 'authorize_consent_required'
      | 'authorize_hint_of_another'
      | 'authorize_declined'
    >
  | { readonly code: 'authorize_assignment_missing'; readonly state: string; readonly assignment: string }
  | { readonly code: 'authorize_parameter_repeated'; readonly state: string; readonly parameter: string }
