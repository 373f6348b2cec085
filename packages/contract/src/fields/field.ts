import { z } from 'zod'

/** What a lenient reading of one value yields: the value, or why it cannot be read. */
export type Reading<T> = { readonly value: T } | { readonly problem: string }

/** How a field appears in the OpenAPI document and in the console's help. */
export interface FieldShape {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  readonly format?: string
  readonly items?: { readonly type: 'string' | 'integer' }
}

/**
 * A parameter as Vault's API reads it: always optional, coerced leniently (spec/core.md 2).
 * `read` gets any present value, `null` included, unless `isAbsentWhenNull`.
 */
export function field<T>(
  shape: FieldShape,
  read: (value: unknown) => Reading<T>,
  { isAbsentWhenNull }: { readonly isAbsentWhenNull: boolean } = { isAbsentWhenNull: false },
) {
  return z
    .unknown()
    .transform((value, context): T | undefined => {
      if (value === undefined || (value === null && isAbsentWhenNull)) return undefined
      const reading = read(value)
      if ('value' in reading) return reading.value
      context.issues.push({ code: 'custom', message: reading.problem, input: '' })
      return z.NEVER
    })
    .optional()
    .meta({ override: shape })
}

/** A parameter of {@link field}. */
export type Field<T> = z.ZodType<T | undefined>

/** The kind of a value in words a caller understands; never the value itself, which may be secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
