/** The outcome of some work, or a failure when it takes longer. The work itself goes on. */
export function withinSeconds<T>(seconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it took longer than ${seconds} seconds`)), seconds * 1000)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
