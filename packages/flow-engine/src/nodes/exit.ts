import { z } from 'zod'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({})

export type ExitConfig = z.output<typeof configSchema>

export const exit: PassingNode<'exit', ExitConfig> = {
  kind: 'exit',
  group: 'flow',
  summary: 'Ends the run.',
  parks: false,
  configSchema,
  ports: () => [],
  needs: () => noNeeds,
  check: () => [],
  enter: () => ({ kind: 'end', status: 'exited', reason: 'exit', outcome: 'exited', inputs: {}, commands: [] }),
}
