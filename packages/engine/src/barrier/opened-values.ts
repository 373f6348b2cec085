import { LRUCache } from 'lru-cache'
import type { Cipher } from '#ports/cipher.ts'
import type { Keyring } from './keyring.ts'

/** A value as the store holds it, and what it opened to. */
interface Opened {
  readonly sealed: Uint8Array
  readonly plaintext: Uint8Array
}

/** What was opened, or sealed, a short while ago. */
export interface OpenedValues {
  /** The plaintext of exactly these bytes; undefined when they have to be opened. */
  plaintextOf(key: string, sealed: Uint8Array): Uint8Array | undefined
  keep(key: string, opened: Opened): void
}

const most = { bytes: 33_554_432, perValue: 65_536 }

/**
 * Saves opening the same bytes again. Every value is still read from the store, and only what was read decides: bytes
 * that differ in anything are opened, so that nothing old is ever taken for what is there now. Whoever reads a value
 * that has not changed gets the very same plaintext, which may therefore serve as the name of what it was decoded to.
 */
export function createOpenedValues({ isSame }: Cipher): (keyring: Keyring) => OpenedValues {
  // Sealing lets go of the keyring, and with it goes what it has opened.
  const memories = new WeakMap<Keyring, OpenedValues>()
  return (keyring) => {
    const found = memories.get(keyring)
    if (found !== undefined) return found
    const memory = createMemory(isSame)
    memories.set(keyring, memory)
    return memory
  }
}

function createMemory(isSame: Cipher['isSame']): OpenedValues {
  const known = new LRUCache<string, Opened>({
    maxSize: most.bytes,
    maxEntrySize: most.perValue,
    sizeCalculation: ({ sealed, plaintext }, key) => key.length + sealed.length + plaintext.length,
  })
  return {
    plaintextOf(key, sealed) {
      const found = known.get(key)
      return found !== undefined && isSame(found.sealed, sealed) ? found.plaintext : undefined
    },
    keep: (key, opened) => void known.set(key, opened),
  }
}
