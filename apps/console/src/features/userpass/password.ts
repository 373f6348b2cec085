const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password nobody has to remember: 20 letters and digits that cannot be mistaken for each other, about 116 bits. */
export function newPassword(): string {
  const most = 256 - (256 % letters.length)
  let text = ''
  while (text.length < 20) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // What is left over at the top would make some letters likelier than others.
      if (byte < most && text.length < 20) text += letters.charAt(byte % letters.length)
    }
  }
  return text
}

/** How hard a password is to guess, roughly: its length, and how many kinds of signs it has. */
export function strengthOf(password: string): 'none' | 'weak' | 'fair' | 'strong' {
  if (password === '') return 'none'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  const varied = new Set(password).size
  if (password.length < 10 || varied < 6) return 'weak'
  return password.length >= 16 || (password.length >= 12 && kinds >= 3) ? 'strong' : 'fair'
}
