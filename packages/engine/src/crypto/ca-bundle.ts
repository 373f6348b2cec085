import type { Keys } from '#ports/keys.ts'

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

/** Whether a text holds certificates, all of which can be read. TLS would pass over others and then trust nobody. */
export function isCaBundle(keys: Keys, pem: string): boolean {
  const blocks = pem.match(certificate) ?? []
  return blocks.length > 0 && blocks.every((block) => keys.preparePem(block) !== undefined)
}
