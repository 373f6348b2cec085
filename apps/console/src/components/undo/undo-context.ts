import { createContext, useContext } from 'react'

/** Something that is removed in ten seconds, unless somebody thinks better of it. */
export interface Removal {
  /** Names it among all that is being removed: `scope/profile`. */
  readonly id: string
  /** What the message says: "Scope profile deleted". */
  readonly title: string
  readonly run: () => Promise<unknown>
}

export interface Undo {
  /** Ids of what is waiting to be removed; lists leave them out. */
  readonly waiting: ReadonlySet<string>
  readonly remove: (removal: Removal) => void
}

export const UndoContext = createContext<Undo | undefined>(undefined)

export function useUndo(): Undo {
  const undo = useContext(UndoContext)
  if (undo === undefined) throw new Error('No UndoProvider above')
  return undo
}
