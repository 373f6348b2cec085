import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { ja } from './ja.ts'

/** The languages the pages speak, each by the name its speakers give it. */
export const languages = { en: 'English', ja: '日本語', de: 'Deutsch' } as const
export type Language = keyof typeof languages

const catalogues: Readonly<Record<Language, Words>> = { en, ja, de }

/** The names of the languages, in the order they are offered. */
export const languageNames = Object.entries(languages).map(([language, name]) => ({ language, name }))

/** What is said in a language. */
export function wordsIn(language: Language): Words {
  return catalogues[language]
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag)
}

/** The first language a person prefers that the pages speak; English for all others. Tags as in `de-CH` (BCP 47). */
export function languageFor(preferred: readonly string[]): Language {
  return preferred.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '').find(isLanguage) ?? 'en'
}
