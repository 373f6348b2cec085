/** Our own version, and the API level clients switch on with ours as build metadata (design 5.15). */
export const version = { own: '0.1.0', api: '1.19.0+postern.0.1.0', buildDate: '2026-11-25' } as const
