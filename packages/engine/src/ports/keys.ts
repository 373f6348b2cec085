/** The signature algorithms of the product; RSA with PKCS 1 and PSS, ECDSA, EdDSA (RFC 7518 3.1, RFC 8037). */
export type SignatureAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512' | 'ES256' | 'ES384' | 'ES512' | 'EdDSA'

/** A public or private key as a JWK (RFC 7517). */
export interface Jwk {
  readonly kty: string
  readonly kid?: string
  readonly alg?: string
  readonly use?: string
  readonly key_ops?: readonly string[]
  readonly crv?: string
  readonly x?: string
  readonly y?: string
  readonly n?: string
  readonly e?: string
  readonly [member: string]: unknown
}

/** A key made ready for use once; opaque to the engine. */
export interface PreparedKey {
  readonly kty: 'RSA' | 'EC' | 'OKP'
  readonly crv?: string
  readonly handle: unknown
}

/** Key pairs and signatures. Making keys and signing run off the event loop (design 5.6). */
export interface Keys {
  /** RSA 2048, the curve of the ES algorithm, or Ed25519; both halves as JWK. */
  generate(algorithm: SignatureAlgorithm): Promise<{ readonly publicJwk: Jwk; readonly privateJwk: Jwk }>
  /** Prepares a public or private JWK; undefined when it is malformed or of an unknown kind. */
  prepare(jwk: Jwk): PreparedKey | undefined
  /** Prepares the public key of a PEM block (PUBLIC KEY, RSA PUBLIC KEY, CERTIFICATE); undefined when there is none. */
  preparePem(pem: string): PreparedKey | undefined
  /** The public half of a prepared key as JWK. */
  publicJwk(key: PreparedKey): Jwk
  /** A JWS signature (ECDSA as R||S, RFC 7518 3.4). */
  sign(algorithm: SignatureAlgorithm, key: PreparedKey, data: Uint8Array): Promise<Uint8Array>
  /** Whether the signature is right; a key that does not fit the algorithm is never right. */
  verify(algorithm: SignatureAlgorithm, key: PreparedKey, data: Uint8Array, signature: Uint8Array): Promise<boolean> | boolean
}
