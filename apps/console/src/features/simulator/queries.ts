import { queryOptions } from '@tanstack/react-query'
import { policies } from '#lib/api/policies.ts'

/** Who would do what, as the address of the page says it. */
export interface SimulatorSearch {
  readonly policies?: string | undefined
  readonly entity?: string | undefined
  readonly operation?: string | undefined
  readonly path?: string | undefined
  /** Parameters, as JSON. */
  readonly data?: string | undefined
}

/** The parameters a text holds; undefined where it is no JSON object. */
export function parametersIn(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** What the engine's own evaluator says; nothing is done. */
export const simulation = ({ policies: names = '', entity = '', operation = 'read', path = '', data = '' }: SimulatorSearch) =>
  queryOptions({
    queryKey: ['simulation', names, entity, operation, path, data],
    queryFn: () =>
      policies.simulateAcl.send({
        input: {
          policies: names.split(',').filter(Boolean),
          operation,
          path,
          data: parametersIn(data) ?? {},
          ...(entity === '' ? {} : { entity_id: entity }),
        },
      }),
    enabled: path !== '' && (names !== '' || entity !== ''),
    retry: false,
    staleTime: 0,
  })

/** The text of a policy, to show the stanza that decided. */
export const policyText = (name: string) =>
  queryOptions({
    queryKey: ['policy', 'one', name],
    queryFn: () => policies.readPolicy.send({ params: { name } }),
    retry: false,
  })
