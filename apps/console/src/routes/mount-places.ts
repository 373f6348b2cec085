/**
 * Where the pages of a mount hang. A mount whose name is a fixed word under /access is reached behind a dash
 * (spec/console.md c.1), so each page has two addresses.
 */
export const mountPlaces = ['/vault/access/$mount', '/vault/access/-/$mount'] as const
