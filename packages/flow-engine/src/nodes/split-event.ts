import { z } from 'zod'
import { readPath } from '../model/attribute-path.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { matchesConditions } from '../segment/matches-conditions.ts'
import { propertyConditionSchema } from '../segment/rule.ts'
import { checkBranchIds } from './branch-ids.ts'
import { briefValue } from './brief-value.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  branches: z.array(z.strictObject({
    id: z.string().max(64), name: z.string().max(200).optional(),
    where: z.array(propertyConditionSchema).max(20).default([]).describe('Conditions on the properties of the event that started the run, all of which must hold.'),
  })).max(100).describe('Looked at in order: the first that fits decides; none fits: the port else.'),
})

export type SplitEventConfig = z.output<typeof configSchema>

export const splitEvent: PassingNode<'splitEvent', SplitEventConfig> = {
  kind: 'splitEvent',
  group: 'decide',
  summary: 'Sends people down a branch by what the event that started the journey said.',
  parks: false,
  configSchema,
  ports: ({ branches }) => [...branches.map((branch) => branch.id), 'else'],
  needs: () => noNeeds,
  check: ({ branches }) => checkBranchIds(branches.map((branch) => branch.id), ['else']),
  enter({ config, entry, now }) {
    const properties = entry.event?.properties ?? {}
    const found = config.branches.findIndex((branch) => entry.event !== null && matchesConditions(branch.where, properties, now))
    const branch = config.branches[found]
    const looked = branch === undefined ? config.branches : config.branches.slice(0, found + 1)
    const inputs: JsonObject = { event: entry.event?.name ?? null, properties: shown(looked.flatMap(({ where }) => where.map(({ property }) => property)), properties) }
    if (branch === undefined) return { kind: 'leave', port: 'else', outcome: 'else', inputs, commands: [] }
    return { kind: 'leave', port: branch.id, outcome: 'branch', inputs: { branch: branch.id, ...(branch.name === undefined ? {} : { name: branch.name }), ...inputs }, commands: [] }
  },
}

const mostShown = 20

function shown(paths: readonly string[], properties: JsonObject): JsonObject {
  return Object.fromEntries([...new Set(paths)].slice(0, mostShown).map((path): [string, JsonValue] => [path, briefValue(readPath(properties, path) ?? null)]))
}
