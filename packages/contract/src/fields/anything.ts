import { field } from './field.ts'

/** A value handed on as it came, for parameters whose reading depends on another one. */
export const anything = field<unknown>({ type: 'object' }, (value) => ({ value }))
