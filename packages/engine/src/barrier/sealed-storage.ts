import type { Cipher } from '#ports/cipher.ts'
import type { Change, Row, Storage, View } from '#ports/storage.ts'
import type { Keyring } from './keyring.ts'
import { openValue, sealValue } from './sealed-value.ts'

/** A storage whose values are encrypted: what is put is sealed, what is read is opened. Keys stay as they are. */
export function sealedStorage(
  storage: Storage,
  { keyring, cipher }: { readonly keyring: () => Keyring; readonly cipher: Cipher },
): Storage {
  const open = (key: string, value: Uint8Array) => openValue(key, value, { keyring: keyring(), cipher })

  const viewOf = (view: View): View => ({
    async get(key) {
      const value = await view.get(key)
      return value === undefined ? undefined : open(key, value)
    },
    async getMany(keys) {
      const values = await view.getMany(keys)
      return values.map((value, index) => (value === undefined ? undefined : open(keys[index] ?? '', value)))
    },
    async range(range) {
      const rows = await view.range(range)
      return rows.map(({ key, value }): Row => ({ key, value: open(key, value) }))
    },
    keys: (range) => view.keys(range),
  })

  const changeOf = (change: Change): Change => ({
    ...viewOf(change),
    put: (key, value, options) => change.put(key, sealValue(key, value, { keyring: keyring(), cipher }), options),
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
