import { z } from 'zod'
import { noNeeds, type PassingNode } from './node-definition.ts'

const tags = z.array(z.string().trim().min(1).max(100)).max(50)
const configSchema = z.strictObject({ add: tags.default([]), remove: tags.default([]) })

export type TagConfig = z.output<typeof configSchema>

/** The attribute that holds the tags of a customer. */
const path = 'tags'

export const tag: PassingNode<'tag', TagConfig> = {
  kind: 'tag',
  group: 'data',
  summary: 'Gives people tags or takes them away: the list in their attribute tags.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ add, remove }) => [
    ...(add.length + remove.length === 0 ? [{ code: 'UPDATE_EMPTY', params: {} } as const] : []),
    ...add.filter((each) => remove.includes(each)).map((each) => ({ code: 'TAG_ADDED_AND_REMOVED', params: { tag: each } }) as const),
  ],
  enter: ({ nodeId, visit, config: { add, remove } }) => ({
    kind: 'leave', port: 'next', outcome: 'updated', inputs: { ...(add.length === 0 ? {} : { tagged: add }), ...(remove.length === 0 ? {} : { untagged: remove }) },
    commands: [{
      kind: 'updateCustomer', nodeId, visit, set: {}, unset: [],
      ...(add.length === 0 ? {} : { include: { [path]: add } }), ...(remove.length === 0 ? {} : { exclude: { [path]: remove } }),
    }],
  }),
}
