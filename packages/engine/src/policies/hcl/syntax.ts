/** A place in a text. Both count from one; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Comments around a node, each with its own marks (`# …`). */
export interface Notes {
  /** On the lines before it. */
  readonly above: readonly string[]
  /** Behind it, on its last line. */
  readonly beside?: string
}

/** A key of an item: `path`, or the label `"secret/*"`. */
export interface Key {
  readonly name: string
  readonly position: Position
}

/** `capabilities = ["read"]`, or `path "secret/*" { … }`. */
export interface Item extends Notes {
  /** One key, or a block's type and its labels. */
  readonly keys: readonly [Key, ...Key[]]
  /** Whether an `=` (in JSON: a colon) stands before the value. */
  readonly isAssigned: boolean
  readonly value: Value
  readonly position: Position
}

export interface StringValue {
  readonly kind: 'string'
  readonly value: string
  /** As it was written, quotes, escapes and heredoc marks included; absent where a program made it. */
  readonly source?: string
  readonly position: Position
}

export interface NumberValue {
  readonly kind: 'number'
  readonly value: number
  readonly source?: string
  readonly position: Position
}

export interface BooleanValue {
  readonly kind: 'boolean'
  readonly value: boolean
  readonly position: Position
}

export interface Element extends Notes {
  readonly value: Value
}

export interface ListValue {
  readonly kind: 'list'
  readonly elements: readonly Element[]
  /** Comments before the closing bracket. */
  readonly below: readonly string[]
  readonly position: Position
}

export interface ObjectValue {
  readonly kind: 'object'
  readonly items: readonly Item[]
  /** Comments before the closing brace, or before the end of the document. */
  readonly below: readonly string[]
  readonly position: Position
}

/** Whatever can stand behind a key or in a list. */
export type Value = StringValue | NumberValue | BooleanValue | ListValue | ObjectValue
