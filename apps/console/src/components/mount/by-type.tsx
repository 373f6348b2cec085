import { lazy, type ComponentType } from 'react'
import { EmptyState } from '#ui/empty-state.tsx'
import { useMount } from './use-mount.ts'

/** Kinds of mount, with the code that shows something of each. */
export type ByType<Props> = Readonly<Record<string, () => Promise<ComponentType<Props>>>>

/** Makes a component that shows what its mount's type asks for, and brings the code of no other. */
export function byType<Props extends { readonly mount: string }>(shows: ByType<Props>): ComponentType<Props> {
  const parts = new Map(
    Object.entries(shows).map(([type, show]) => [type, lazy(async () => ({ default: await show() }))] as const),
  )
  return function ByMountType(props: Props) {
    const Part = parts.get(useMount(props.mount)?.type ?? '')
    if (Part === undefined) return <EmptyState title="This mount has nothing of the kind" />
    return <Part {...props} />
  }
}
