import { z } from 'zod'
import { pageFields } from '../fields/page-fields.ts'
import { policyFields } from '../fields/policy-fields.ts'
import { text } from '../fields/text.ts'
import { legacyPolicy } from '../resources/policy.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)
const policyNames = z.object({ keys: z.array(z.string()), policies: z.array(z.string()) })

/** Policies on their old paths (spec/core.md 7.1). */
export const legacyPolicyRoutes = defineRoutes(
  { at: 'sys' },
  {
    listLegacyPolicies: {
      operation: 'list',
      path: 'policy',
      summary: 'List policies (old path)',
      input: page,
      data: policyNames,
      repeatsAtTop: true,
    },
    readLegacyPolicies: {
      operation: 'read',
      path: 'policy',
      summary: 'List policies (old path)',
      input: page,
      data: policyNames,
      repeatsAtTop: true,
    },
    listLegacyPoliciesUnder: {
      operation: 'list',
      path: 'policy/:prefix*',
      summary: 'List policies whose names begin alike (old path)',
      input: page,
      data: policyNames,
      repeatsAtTop: true,
    },
    readLegacyPolicy: {
      operation: 'read',
      path: 'policy/:name*',
      summary: 'Read a policy (old path)',
      data: legacyPolicy,
      repeatsAtTop: true,
    },
    writeLegacyPolicy: {
      operation: 'write',
      path: 'policy/:name*',
      summary: 'Create or replace a policy (old path)',
      input: z.object({ ...policyFields, rules: text.describe('The old name of policy.') }),
    },
    deleteLegacyPolicy: { operation: 'delete', path: 'policy/:name*', summary: 'Delete a policy (old path)' },
  },
)
