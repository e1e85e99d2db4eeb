import { z } from 'zod'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  listId: z.string().max(64),
  action: z.enum(['add', 'remove']).default('add').describe('Whether people are put on the list or taken off it.'),
})

export type ListConfig = z.output<typeof configSchema>

export const list: PassingNode<'list', ListConfig> = {
  kind: 'list',
  group: 'data',
  summary: 'Puts people on a list, or takes them off it.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ listId }) => listId === '' ? [{ code: 'LIST_MISSING', params: {} }] : [],
  enter: ({ nodeId, visit, config: { listId, action } }) => ({
    kind: 'leave', port: 'next', outcome: 'updated', inputs: { listId, list: action === 'add' ? 'added' : 'removed' },
    commands: [{ kind: 'changeList', nodeId, visit, listId, isOn: action === 'add' }],
  }),
}
