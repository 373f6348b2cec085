import { z } from 'zod'

/** A program in the Common Expression Language: variables in their order, then the expression that decides. */
export const celProgram = z.object({
  variables: z.array(z.object({ name: z.string(), expression: z.string() })),
  expression: z.string(),
})
export type CelProgram = z.output<typeof celProgram>

/** A role whose program decides who may log in and what they get. Leeways in seconds. */
export const celRole = z.object({
  name: z.string(),
  cel_program: celProgram,
  bound_audiences: z.array(z.string()),
  expiration_leeway: z.number(),
  not_before_leeway: z.number(),
  clock_skew_leeway: z.number(),
  message: z.string(),
})
export type CelRole = z.output<typeof celRole>
