/**
 * Text from outside as it may be shown: one line, at most 64 characters unless told otherwise, without controls that
 * could turn, hide or break what stands beside it. Escaping is React's.
 */
export function shownText(text: string, longest: number = 64): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  const characters = [...line]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line
}
