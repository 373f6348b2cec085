import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { script } from '#main.tsx'
import { de } from '#words/de.ts'
import { en } from '#words/en.ts'
import { ja } from '#words/ja.ts'
import { languageFor } from '#words/languages.ts'

/** Every sentence by its path, with the blanks it has. */
function blanksOf(words: object, path: string = ''): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(words).flatMap(([name, said]: readonly [string, unknown]) => {
    const here = `${path}.${name}`
    if (typeof said === 'object' && said !== null) return blanksOf(said, here)
    return [
      [
        here,
        String(said)
          .match(/\{\w+\}/g)
          ?.toSorted() ?? [],
      ] as const,
    ]
  })
}

describe('the catalogues', () => {
  it.each([
    ['de', de],
    ['ja', ja],
  ])('%s says everything that English says, with the same blanks', (_, words) => {
    expect(blanksOf(words)).toEqual(blanksOf(en))
  })

  it.each([en, de, ja])('leave nothing empty', (words) => {
    expect(JSON.stringify(words)).not.toMatch(/:""/)
  })
})

it.each([
  [['ja'], 'ja'],
  [['de-CH', 'en'], 'de'],
  [['fr', 'JA-jp', 'de'], 'ja'],
  [['__proto__', 'constructor'], 'en'],
  [[], 'en'],
] as const)('speaks the first language it can: %j', (preferred, language) => {
  expect(languageFor(preferred)).toBe(language)
})

it('has a script that browsers can read as it stands', () => {
  expect(() => new Script(script)).not.toThrow()
})
