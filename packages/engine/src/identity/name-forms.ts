/** A name as it is kept and shown: NFC, without spaces around it (spec/security.md 1.3). */
export function shownName(name: string): string {
  return name.normalize('NFC').trim()
}

/**
 * A name as it is compared: its shown form in lower case. Letter by letter, so that a Greek sigma does not depend on
 * its neighbours.
 */
export function foldedName(name: string): string {
  if (isAscii.test(name)) return name.trim().toLowerCase()
  return Array.from(shownName(name), (letter) => letter.toLowerCase())
    .join('')
    .normalize('NFC')
}

const isAscii = /^[\u0020-\u007e]*$/
