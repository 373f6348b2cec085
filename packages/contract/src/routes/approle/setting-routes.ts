import { z } from 'zod'
import { flag } from '../../fields/boolean.ts'
import { duration } from '../../fields/duration.ts'
import { commaList } from '../../fields/list.ts'
import { integer } from '../../fields/number.ts'
import { deprecatedTokenFields, tokenFields } from '../../fields/token-fields.ts'
import type { Route } from '../define-routes.ts'

const at = <const Path extends string>(path: Path) => `role/:role_name/${path}` as const

const read = <const Path extends string, Data extends z.ZodType>(path: Path, data: Data) =>
  ({ operation: 'read', path: at(path), summary: `Read ${path} of a role`, data }) as const

const write = <const Path extends string, Input extends z.ZodObject>(path: Path, input: Input) =>
  ({ operation: 'write', path: at(path), summary: `Set ${path} of a role`, input }) as const

const reset = <const Path extends string>(path: Path) =>
  ({ operation: 'delete', path: at(path), summary: `Reset ${path} of a role` }) as const

const texts = z.array(z.string())
const { token_policies, token_ttl, token_max_ttl, token_num_uses, token_period, token_bound_cidrs } = tokenFields
const { policies, period } = deprecatedTokenFields
const cidrs = commaList.describe('Addresses that may use its secret ids.')

/** The settings of an AppRole role that have a path of their own. */
export const approleSettingRoutes = {
  readApprolePolicies: read('policies', z.object({ token_policies: texts, policies: texts.optional() })),
  setApprolePolicies: write('policies', z.object({ token_policies, policies })),
  resetApprolePolicies: reset('policies'),

  readApproleSecretIdNumUses: read('secret-id-num-uses', z.object({ secret_id_num_uses: z.number() })),
  setApproleSecretIdNumUses: write('secret-id-num-uses', z.object({ secret_id_num_uses: integer })),
  resetApproleSecretIdNumUses: reset('secret-id-num-uses'),

  readApproleSecretIdTtl: read('secret-id-ttl', z.object({ secret_id_ttl: z.number() })),
  setApproleSecretIdTtl: write('secret-id-ttl', z.object({ secret_id_ttl: duration })),
  resetApproleSecretIdTtl: reset('secret-id-ttl'),

  readApproleTokenTtl: read('token-ttl', z.object({ token_ttl: z.number() })),
  setApproleTokenTtl: write('token-ttl', z.object({ token_ttl })),
  resetApproleTokenTtl: reset('token-ttl'),

  readApproleTokenMaxTtl: read('token-max-ttl', z.object({ token_max_ttl: z.number() })),
  setApproleTokenMaxTtl: write('token-max-ttl', z.object({ token_max_ttl })),
  resetApproleTokenMaxTtl: reset('token-max-ttl'),

  readApproleTokenNumUses: read('token-num-uses', z.object({ token_num_uses: z.number() })),
  setApproleTokenNumUses: write('token-num-uses', z.object({ token_num_uses })),
  resetApproleTokenNumUses: reset('token-num-uses'),

  readApprolePeriod: read('period', z.object({ token_period: z.number(), period: z.number().optional() })),
  setApprolePeriod: write('period', z.object({ token_period, period })),
  resetApprolePeriod: reset('period'),

  readApproleBindSecretId: read('bind-secret-id', z.object({ bind_secret_id: z.boolean() })),
  setApproleBindSecretId: write('bind-secret-id', z.object({ bind_secret_id: flag })),
  resetApproleBindSecretId: reset('bind-secret-id'),

  readApproleSecretIdCidrs: read('secret-id-bound-cidrs', z.object({ secret_id_bound_cidrs: texts.nullable() })),
  setApproleSecretIdCidrs: write('secret-id-bound-cidrs', z.object({ secret_id_bound_cidrs: cidrs })),
  resetApproleSecretIdCidrs: reset('secret-id-bound-cidrs'),

  readApproleBoundCidrList: read('bound-cidr-list', z.object({ bound_cidr_list: texts.nullable() })),
  setApproleBoundCidrList: write('bound-cidr-list', z.object({ bound_cidr_list: cidrs })),
  resetApproleBoundCidrList: reset('bound-cidr-list'),

  readApproleTokenCidrs: read('token-bound-cidrs', z.object({ token_bound_cidrs: texts })),
  setApproleTokenCidrs: write('token-bound-cidrs', z.object({ token_bound_cidrs })),
  resetApproleTokenCidrs: reset('token-bound-cidrs'),

  readApproleLocalSecretIds: read('local-secret-ids', z.object({ local_secret_ids: z.boolean() })),
  setApproleLocalSecretIds: write('local-secret-ids', z.object({ local_secret_ids: flag })),
  resetApproleLocalSecretIds: reset('local-secret-ids'),
} as const satisfies Readonly<Record<string, Route>>
