import type { Cipher } from '#ports/cipher.ts'
import type { Change, Storage, View } from '#ports/storage.ts'
import type { Keyring } from './keyring.ts'
import { createOpenedValues } from './opened-values.ts'
import { isTermKnown, openValue, sealValue } from './sealed-value.ts'

/** What a sealed storage is made with. */
export interface SealedStorageParts {
  readonly cipher: Cipher
  /** The keys of this moment; throws while sealed. */
  readonly keyring: () => Keyring
  /** Fetches the keys again: a value was sealed with one that is not known here. */
  readonly refresh: () => Promise<void>
  /** Called for every value sealed. */
  readonly sealing: () => void
}

/** A storage whose values are encrypted: what is put is sealed, what is read is opened. Keys stay as they are. */
export function sealedStorage(storage: Storage, { cipher, keyring, refresh, sealing }: SealedStorageParts): Storage {
  const openedBy = createOpenedValues(cipher)

  function open(key: string, sealed: Uint8Array): Uint8Array {
    const opened = openedBy(keyring())
    const known = opened.plaintextOf(key, sealed)
    if (known !== undefined) return known
    const plaintext = openValue(key, sealed, { keyring: keyring(), cipher })
    opened.keep(key, { sealed, plaintext })
    return plaintext
  }

  async function learnTerms(values: readonly (Uint8Array | undefined)[]): Promise<void> {
    if (values.some((value) => value !== undefined && !isTermKnown(value, keyring()))) await refresh()
  }

  const viewOf = (view: View): View => ({
    async get(key) {
      const value = await view.get(key)
      if (value === undefined) return undefined
      if (!isTermKnown(value, keyring())) await refresh()
      return open(key, value)
    },
    async getMany(keys) {
      const values = await view.getMany(keys)
      await learnTerms(values)
      return values.map((value, index) => (value === undefined ? undefined : open(keys[index] ?? '', value)))
    },
    async range(range) {
      const rows = await view.range(range)
      await learnTerms(rows.map(({ value }) => value))
      return rows.map(({ key, value }) => ({ key, value: open(key, value) }))
    },
    keys: (range) => view.keys(range),
  })

  const changeOf = (change: Change): Change => ({
    ...viewOf(change),
    put(key, value, options) {
      const sealed = sealValue(key, value, { keyring: keyring(), cipher })
      change.put(key, sealed, options)
      openedBy(keyring()).keep(key, { sealed, plaintext: value })
      sealing()
    },
    delete: (key) => change.delete(key),
  })

  return {
    read: (work) => storage.read((view) => work(viewOf(view))),
    write: (work) => storage.write((change) => work(changeOf(change))),
    expired: (now, limit) => storage.expired(now, limit),
    onChange: (listener) => storage.onChange(listener),
    close: () => storage.close(),
  }
}
