/** What the writer and the checkpoint thread share: how often was committed, whether to stop, whether the log is to start over. */
export type Signal = SharedArrayBuffer

const commits = 0
const stop = 1
const startOver = 2

export function createSignal(): Signal {
  return new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)
}

export function noteCommit(signal: Signal): void {
  const cells = new Int32Array(signal)
  Atomics.add(cells, commits, 1)
  Atomics.notify(cells, commits)
}

export function askToStop(signal: Signal): void {
  const cells = new Int32Array(signal)
  Atomics.store(cells, stop, 1)
  Atomics.notify(cells, stop)
  noteCommit(signal)
}

/** Blocks until something was committed that was not seen yet, and a little longer; undefined when asked to stop. */
export function waitForCommits(signal: Signal, seen: number, millis: number): number | undefined {
  const cells = new Int32Array(signal)
  Atomics.wait(cells, commits, seen)
  Atomics.wait(cells, stop, 0, millis)
  return Atomics.load(cells, stop) === 1 ? undefined : Atomics.load(cells, commits)
}

/** Asks the writer to let the log start over; nearly all of it is in the file already. */
export function askToStartOver(signal: Signal): void {
  Atomics.store(new Int32Array(signal), startOver, 1)
}

/** Whether the log is to start over; says so once. */
export function isAskedToStartOver(signal: Signal): boolean {
  return Atomics.exchange(new Int32Array(signal), startOver, 0) === 1
}
