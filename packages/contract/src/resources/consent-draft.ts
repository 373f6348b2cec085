import { z } from 'zod'

/** A consent page that nobody has been asked yet: what the console lets its author see beforehand. */
export const consentDraft = z.object({
  app: z.string(),
  person: z.string(),
  items: z.array(
    z.object({
      scope: z.string(),
      description: z.string(),
      claims: z.array(z.object({ name: z.string(), value: z.unknown() })),
      is_optional: z.boolean(),
    }),
  ),
})
export type ConsentDraft = z.output<typeof consentDraft>

/** Where the real page is shown with a draft, in a frame of the console and nowhere else: `?draft=&lang=&theme=`. */
export const consentPreviewAddress = '/ui/preview/consent'

/** A draft as it stands in an address: base64url of its JSON. */
export function packedDraft(draft: ConsentDraft): string {
  return new TextEncoder().encode(JSON.stringify(draft)).toBase64({ alphabet: 'base64url', omitPadding: true })
}
