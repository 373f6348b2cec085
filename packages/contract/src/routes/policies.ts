import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { duration } from '../fields/duration.ts'
import { commaList } from '../fields/list.ts'
import { map } from '../fields/map.ts'
import { pageFields } from '../fields/page-fields.ts'
import { policyFields } from '../fields/policy-fields.ts'
import { secretText, text } from '../fields/text.ts'
import { aclSimulation } from '../resources/acl-simulation.ts'
import { keyList } from '../resources/key-list.ts'
import { detailedPolicies, policy, policyCheck } from '../resources/policy.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)

/** Policies, and what they come to (spec/core.md 7.1). */
export const policyRoutes = defineRoutes(
  { at: 'sys' },
  {
    listPolicies: { operation: 'list', path: 'policies/acl', summary: 'List policies', input: page, data: keyList },
    listPoliciesUnder: {
      operation: 'list',
      path: 'policies/acl/:prefix*',
      summary: 'List policies whose names begin alike',
      input: page,
      data: keyList,
    },
    readPolicy: { operation: 'read', path: 'policies/acl/:name*', summary: 'Read a policy', data: policy },
    writePolicy: {
      operation: 'write',
      path: 'policies/acl/:name*',
      summary: 'Create or replace a policy',
      input: z.object(policyFields),
    },
    patchPolicy: {
      operation: 'patch',
      path: 'policies/acl/:name*',
      summary: 'Change some of a policy; an expiration of null takes it away',
      input: z.object(policyFields),
    },
    deletePolicy: { operation: 'delete', path: 'policies/acl/:name*', summary: 'Delete a policy' },
    listDetailedPolicies: {
      operation: 'list',
      path: 'policies/detailed/acl',
      summary: 'List policies with their texts',
      input: page,
      data: detailedPolicies,
    },
    listDetailedPoliciesUnder: {
      operation: 'list',
      path: 'policies/detailed/acl/:prefix*',
      summary: 'List policies whose names begin alike with their texts',
      input: page,
      data: detailedPolicies,
    },
    checkPolicy: {
      operation: 'write',
      path: 'policies/check',
      summary: 'Check a policy without saving it, and lay it out',
      input: z.object({ policy: policyFields.policy }),
      data: policyCheck,
      isExtension: true,
    },
    simulateAcl: {
      operation: 'write',
      path: 'policies/acl/simulate',
      summary: 'Tell what a request would be answered, and why',
      input: z.object({
        policies: commaList.describe('The policies of a token.'),
        accessor: secretText.describe('A token, in place of policies and an entity.'),
        entity_id: text.describe('Whose own policies and groups count too, and who fills templates.'),
        operation: text.describe('read, list, write, create, update, patch or delete.'),
        path: text.describe('The path of the request, behind /v1/.'),
        data: map.describe('The parameters of the request.'),
        wrap_ttl: duration.describe('How long the reply is wrapped.'),
        exists: flag.describe('Whether the object of a write is there already.'),
        draft: map.describe('A policy not saved yet that stands in for the saved one: name, policy and its two flags.'),
      }),
      data: aclSimulation,
      isExtension: true,
    },
  },
)
