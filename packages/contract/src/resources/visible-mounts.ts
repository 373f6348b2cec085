import { z } from 'zod'
import { mount } from './mount.ts'

/** A mount as the caller may see it: everything with a token that may do something there, else only what signing in needs. */
export const visibleMount = mount.partial().required({ type: true, description: true, options: true })
export type VisibleMount = z.output<typeof visibleMount>

/** The mounts a caller may see, by path with its trailing slash. */
export const visibleMounts = z.object({
  auth: z.record(z.string(), visibleMount),
  secret: z.record(z.string(), visibleMount),
})
export type VisibleMounts = z.output<typeof visibleMounts>
