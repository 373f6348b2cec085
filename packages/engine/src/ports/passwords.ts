/** Slow password hashing, off the event loop, its parallelism bounded (design 5.7). */
export interface Passwords {
  /** A bcrypt hash of cost 10. The password has at most 72 bytes. */
  hash(password: string): Promise<string>
  /** Whether the password is the one behind the bcrypt hash; takes the same time either way. */
  matches(password: string, hash: string): Promise<boolean>
}
