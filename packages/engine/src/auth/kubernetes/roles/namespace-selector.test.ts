import { describe, expect, it } from 'vitest'
import { isSelected, namespaceSelector } from './namespace-selector.ts'

describe('a selector of namespaces (jwt 11.2)', () => {
  it.each([
    ['JSON', '{"matchLabels":{"team":"ops","tier":"1"}}'],
    ['YAML', 'matchLabels:\n  team: ops\n  tier: "1"\n'],
    ['YAML with remarks and quotes', "---\n# whose\nmatchLabels:\n  'team': ops # ours\n  \"tier\": '1'"],
  ])('is read as %s', (_, written) => {
    expect(namespaceSelector(written)).toEqual({ team: 'ops', tier: '1' })
  })

  it('is read with names that have a domain', () => {
    expect(namespaceSelector('matchLabels:\n  example.com/team: ops')).toEqual({ 'example.com/team': 'ops' })
  })

  it.each([
    ['expressions', '{"matchExpressions":[{"key":"a","operator":"Exists"}]}'],
    ['expressions beside labels', '{"matchLabels":{"a":"b"},"matchExpressions":[]}'],
    ['no labels, which would be every namespace', '{"matchLabels":{}}'],
    ['nothing', '{}'],
    ['a label that is no text', '{"matchLabels":{"a":1}}'],
    ['broken JSON', '{"matchLabels":'],
    ['a list', '["a"]'],
    ['words', 'team=ops'],
    ['YAML without labels', 'matchLabels:\n'],
    ['YAML of other depths', 'matchLabels:\n  a: b\n    c: d'],
    ['a second name in YAML', 'matchLabels:\n  a: b\nmatchExpressions:\n  c: d'],
  ])('is refused as %s', (_, written) => {
    expect(namespaceSelector(written)).toBeUndefined()
  })

  it('wants every label, and none that objects inherit', () => {
    expect(isSelected({ team: 'ops' }, { team: 'ops', more: 'x' })).toBe(true)
    expect(isSelected({ team: 'ops', tier: '1' }, { team: 'ops' })).toBe(false)
    expect(isSelected({ toString: 'x' }, {})).toBe(false)
  })
})
