import { z } from 'zod'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({ to: z.string().max(64).describe('Node people go on with.') })

export type JumpConfig = z.output<typeof configSchema>

export const jump: PassingNode<'jump', JumpConfig> = {
  kind: 'jump',
  group: 'flow',
  summary: 'Goes on with another step, without a line across the canvas.',
  parks: false,
  configSchema,
  // No edge is drawn from it: the compiler makes one.
  ports: () => [],
  target: ({ to }) => to,
  needs: () => noNeeds,
  check: ({ to }) => to === '' ? [{ code: 'JUMP_TARGET_MISSING', params: {} }] : [],
  enter: ({ config }) => ({ kind: 'leave', port: 'next', outcome: 'jumped', inputs: { to: config.to }, commands: [] }),
}
