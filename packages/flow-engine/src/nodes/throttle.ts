import { z } from 'zod'
import { noNeeds, type PausingNode } from './node-definition.ts'
import { checkWaitDuration } from './wait-duration.ts'

const configSchema = z.strictObject({
  limit: z.number().int().min(1).max(1_000_000).describe('People let on in that time, evenly.'),
  per: z.string().max(100).describe('ISO 8601 duration, such as PT1H.'),
})

export type ThrottleConfig = z.output<typeof configSchema>

export const throttle: PausingNode<'throttle', ThrottleConfig> = {
  kind: 'throttle',
  group: 'flow',
  summary: 'Lets only so many people on in a time, in the order they come.',
  parks: 'sometimes',
  portsAfterWaiting: [],
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ per }) => checkWaitDuration('per', per),
  // Whose turn is when depends on everybody in the node: the shell sets it.
  enter: ({ nodeId, visit, config: { limit, per }, now }) => ({
    kind: 'park', wakeAt: now, waitEvent: null, outcome: 'queuedUp', inputs: { limit, per },
    commands: [{ kind: 'takeTurn', nodeId, visit, limit, per }],
  }),
  resume({ wakeAt, now }, input) {
    if (input.kind !== 'wake' || wakeAt === null || now < wakeAt) return { kind: 'stay' }
    return { kind: 'leave', port: 'next', outcome: 'letOn', inputs: { until: wakeAt }, commands: [] }
  },
}
