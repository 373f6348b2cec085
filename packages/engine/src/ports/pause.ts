/** Lets whoever waits have a turn: long work pauses between its batches. */
export type Pause = () => Promise<void>
