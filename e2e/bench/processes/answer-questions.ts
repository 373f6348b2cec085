import process from 'node:process'

/** The other end of a program's questions: says that it is ready, then answers one after the other. */
export function answerQuestions(ready: unknown, answer: (question: unknown) => unknown): void {
  process.on('message', (message: { readonly question: unknown }) => {
    void Promise.resolve(answer(message.question)).then((said) => process.send?.(said ?? null))
  })
  process.send?.(ready)
}
