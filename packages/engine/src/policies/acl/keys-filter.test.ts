import { expect, it } from 'vitest'
import { compileKeysFilter } from './keys-filter.ts'

const listed = { path: 'secret/metadata/x/', key: 'Y$&' }

it.each([
  ['{{ .path }}{{ .key }}', 'secret/metadata/x/Y$&'],
  ['{{.path|replace "metadata" "data"}}{{- .key -}}', 'secret/data/x/Y$&'],
  ['data/{{ .key | lowercase }}/{{ .key | replace "Y" "$&" | uppercase }}', 'data/y$&/$&$&'],
  ['fixed', 'fixed'],
  ['', ''],
])('fills %s in', (template, path) => {
  expect(compileKeysFilter(template)?.(listed)).toBe(path)
})

it.each(['{{ .name }}', '{{ key }}', '{{ .key | sha256 }}', '{{ .key', '}} {{ .key }}', '{{ .key | replace "a" }}'])(
  'knows no %s',
  (template) => {
    expect(compileKeysFilter(template)).toBeUndefined()
  },
)
