import { expect, it } from 'vitest'
import { createTestWorld } from '#testing/world.ts'
import { halfDigest } from './half-digest.ts'

const { cipher } = createTestWorld().world

it.each([
  ['RS256', 'BDSc9kVYljxND93YpveBuJtSvguM3AWe', 'cz-4BAmBB0Fvftld3LtmaQ'],
  ['ES256', 'BDSc9kVYljxND93YpveBuJtSvguM3AWe', 'cz-4BAmBB0Fvftld3LtmaQ'],
  ['RS384', 'BDSc9kVYljxND93YpveBuJtSvguM3AWe', 'wdJMxMLBbvo25jmgw-RklcOD15NABOa-'],
  ['ES384', 'BDSc9kVYljxND93YpveBuJtSvguM3AWe', 'wdJMxMLBbvo25jmgw-RklcOD15NABOa-'],
  ['RS512', 'BDSc9kVYljxND93YpveBuJtSvguM3AWe', '38Wkpm49C6hwYsQc-JsShN1SfsiwNTKY87n8f-Doldw'],
  ['ES512', 'BDSc9kVYljxND93YpveBuJtSvguM3AWe', '38Wkpm49C6hwYsQc-JsShN1SfsiwNTKY87n8f-Doldw'],
  ['EdDSA', 'BDSc9kVYljxND93YpveBuJtSvguM3AWe', '38Wkpm49C6hwYsQc-JsShN1SfsiwNTKY87n8f-Doldw'],
  ['RS256', '4RL50r78p8HsNJY0GVUNGfjLHnpkRf3N', '7OR9K36hMvYD72dRAKPxMw'],
  ['RS256', 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', '77QmUPtjPfzWtF2AnpK9RQ'],
  ['RS256', 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk', 'LDktKdoQak3Pk0cnXxCltA'],
] as const)('21 half-digest of %s: %s', (algorithm, text, expected) => {
  expect(halfDigest(cipher, algorithm, text)).toBe(expected)
})
