import { z } from 'zod'
import { isAttributePath } from '../model/attribute-path.ts'
import type { Problem } from '../model/diagnostic-codes.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  set: z.record(z.string().max(200), z.json()).default({}).describe('Attribute path -> its new value, literally.'),
  unset: z.array(z.string().max(200)).max(200).default([]).describe('Attribute paths to remove.'),
})

export type UpdateCustomerConfig = z.output<typeof configSchema>

export const updateCustomer: PassingNode<'updateCustomer', UpdateCustomerConfig> = {
  kind: 'updateCustomer',
  group: 'data',
  summary: 'Sets or removes attributes of the customer.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check({ set, unset }) {
    const paths = [...Object.keys(set), ...unset]
    if (paths.length === 0) return [{ code: 'UPDATE_EMPTY', params: {} }]
    const invalid = paths.filter((path) => !isAttributePath(path))
    return [...invalid.map((path): Problem => ({ code: 'ATTRIBUTE_PATH_INVALID', params: { path } })), ...checkOverlaps(paths)]
  },
  enter: ({ nodeId, visit, config }) => ({
    kind: 'leave',
    port: 'next',
    outcome: 'updated',
    inputs: { set: Object.keys(config.set), unset: config.unset },
    commands: [{ kind: 'updateCustomer', nodeId, visit, set: config.set, unset: config.unset }],
  }),
}

function checkOverlaps(paths: readonly string[]): Problem[] {
  // Sorted by names, a path stands directly before what lies inside it or equals it.
  const sorted = paths.map((path) => `${path}.`).sort()
  return sorted.flatMap((path, index): Problem[] => {
    const next = sorted[index + 1]
    return next?.startsWith(path) === true ? [{ code: 'ATTRIBUTE_PATHS_OVERLAP', params: { path: path.slice(0, -1), other: next.slice(0, -1) } }] : []
  })
}
