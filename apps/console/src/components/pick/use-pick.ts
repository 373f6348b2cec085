import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { PickSource } from '#lib/pick/source.ts'

const optionsOf = (source: PickSource, typed: string) =>
  queryOptions({
    queryKey: ['pick', source.name, 'find', typed],
    queryFn: () => source.find(typed),
    placeholderData: keepPreviousData,
    retry: false,
  })

const labelOf = (source: PickSource, value: string) =>
  queryOptions({
    queryKey: ['pick', source.name, 'label', value],
    queryFn: () => source.label?.(value) ?? Promise.resolve(value),
    staleTime: 60_000,
    retry: false,
  })

/** What a picker needs of its source: options for what is typed, and the labels of what is picked. */
export function usePick(source: PickSource, picked: readonly string[]) {
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const found = useQuery(optionsOf(source, asked))
  const labels = useQueries({ queries: picked.map((value) => labelOf(source, value)) })
  const label = (value: string) => {
    const at = picked.indexOf(value)
    return labels[at]?.data ?? found.data?.find((option) => option.value === value)?.label ?? value
  }
  // Until the answer to what is typed now is there, the options are those of the text before.
  const isLoading = found.isPending || found.isPlaceholderData || asked !== typed.trim()
  return { typed, onType: setTyped, options: found.data ?? [], isLoading, labelOf: label }
}
