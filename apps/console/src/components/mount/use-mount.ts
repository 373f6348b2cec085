import { useSuspenseQuery } from '@tanstack/react-query'
import { visibleAuthMounts, type AuthMount } from '#lib/mounts.ts'

/** The auth mount at a path; undefined when there is none, or none that may be seen. */
export function useMount(path: string): AuthMount | undefined {
  const { data } = useSuspenseQuery(visibleAuthMounts)
  return data.find((mount) => mount.path === path)
}
