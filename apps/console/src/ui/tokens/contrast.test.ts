import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Theme = Readonly<Record<string, string>>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const colour = /--([\w-]+): (#[0-9a-f]{6});/g

/** The tokens of one block of the file, by name. */
function themeOf(selector: string): Theme {
  const start = css.indexOf(selector)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(colour)].map(([, name = '', value = '']): [string, string] => [name, value]))
}

/** Relative luminance of a colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function ratio(theme: Theme, ink: string, paper: string): number {
  const [a, b] = [theme[ink], theme[paper]].map((hex) => luminance(hex ?? '#000000')).toSorted((x, y) => y - x)
  return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05)
}

const surfaces = ['bg', 'surface', 'raised', 'sunken']
const inks = ['text', 'text-2', 'text-3']
const states = ['ok', 'warn', 'bad', 'info']
const pairs: readonly (readonly [ink: string, paper: string, least: number])[] = [
  ...surfaces.flatMap((paper) => inks.map((ink) => [ink, paper, 4.5] as const)),
  ...['accent', ...states, 'key-next', 'key-current', 'key-previous', 'key-gone'].map((ink) => [ink, 'surface', 4.5] as const),
  ...states.map((state) => [state, `${state}-bg`, 4.5] as const),
  ...['code-key', 'code-string', 'code-number', 'code-comment'].map((ink) => [ink, 'sunken', 4.5] as const),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['border-strong', 'surface', 3],
  ['focus', 'surface', 3],
  ['focus', 'bg', 3],
]

describe.each([
  ['light', ':root {'],
  ['dark', ':root[data-theme="dark"]'],
  ['dark, from the system', '@media (prefers-color-scheme: dark)'],
])('the %s theme', (_, selector) => {
  const theme = themeOf(selector)

  it.each(pairs)('shows %s on %s with a contrast of at least %d', (ink, paper, least) => {
    expect(theme[ink]).toBeDefined()
    expect(theme[paper]).toBeDefined()
    expect(ratio(theme, ink, paper)).toBeGreaterThanOrEqual(least)
  })
})
