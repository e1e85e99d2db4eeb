import { z } from 'zod'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({ name: z.string().max(200) })

export type GoalConfig = z.output<typeof configSchema>

export const goal: PassingNode<'goal', GoalConfig> = {
  kind: 'goal',
  group: 'flow',
  summary: 'Counts people as converted and ends their run.',
  parks: false,
  configSchema,
  ports: () => [],
  needs: () => noNeeds,
  check: ({ name }) => name.trim() === '' ? [{ code: 'GOAL_NAME_MISSING', params: {} }] : [],
  enter: ({ config }) => ({ kind: 'end', status: 'converted', reason: 'goal', outcome: 'converted', inputs: { goal: config.name }, commands: [] }),
}
