import { z } from 'zod'
import { isAttributePath } from '../model/attribute-path.ts'
import { problemsOf } from '../model/diagnostic-codes.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  by: z.number().min(-1_000_000).max(1_000_000).describe('Points to add; negative takes some away.'),
  attribute: z.string().max(200).default('leadScore').describe('Attribute that holds the score; who has none starts from 0.'),
})

export type AdjustScoreConfig = z.output<typeof configSchema>

export const adjustScore: PassingNode<'adjustScore', AdjustScoreConfig> = {
  kind: 'adjustScore',
  group: 'data',
  summary: 'Adds points to the score of people, or takes some away.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ by, attribute }) => problemsOf(
    by === 0 && { code: 'SCORE_UNCHANGED', params: {} },
    !isAttributePath(attribute) && { code: 'ATTRIBUTE_PATH_INVALID', params: { path: attribute } },
  ),
  enter: ({ nodeId, visit, config: { by, attribute } }) => ({
    kind: 'leave', port: 'next', outcome: 'updated', inputs: { score: attribute, by },
    commands: [{ kind: 'updateCustomer', nodeId, visit, set: {}, unset: [], increase: { [attribute]: by } }],
  }),
}
