import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { KeyFileError, makeKeyFile, readKeyFile } from './key-file.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'postern-key-')), 'unseal.key')

it('is read back as it was made, and only its owner may read it', () => {
  const file = newFile()
  expect(readKeyFile(file)).toBeUndefined()
  const key = makeKeyFile(file)
  expect(key).toHaveLength(32)
  expect(readKeyFile(file)).toEqual(key)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('is never made over another', () => {
  const file = newFile()
  const key = makeKeyFile(file)
  expect(() => makeKeyFile(file)).toThrow(/EEXIST/)
  expect(readKeyFile(file)).toEqual(key)
})

it('is refused when it holds anything else', () => {
  const file = newFile()
  writeFileSync(file, 'not a key')
  expect(() => readKeyFile(file)).toThrow(KeyFileError)
})
