import { z } from 'zod'
import { ruleEvaluator } from '../segment/evaluate-rule.ts'
import { rulesLookBack } from '../segment/rule-lookback.ts'
import { ruleNeeds } from '../segment/rule-needs.ts'
import { ruleSchema } from '../segment/rule.ts'
import { checkBranchIds } from './branch-ids.ts'
import { explainRules } from './explain-rules.ts'
import type { PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  branches: z.array(z.strictObject({ id: z.string().max(64), name: z.string().max(200).optional(), rule: ruleSchema })).max(100)
    .describe('Looked at in order: the first rule that holds decides; none holds: the port else.'),
})

export type SplitRulesConfig = z.output<typeof configSchema>

export const splitRules: PassingNode<'splitRules', SplitRulesConfig> = {
  kind: 'splitRules',
  group: 'decide',
  summary: 'Sends people down the first branch whose rule holds for them.',
  parks: false,
  configSchema,
  ports: ({ branches }) => [...branches.map((branch) => branch.id), 'else'],
  needs({ branches }) {
    const needs = branches.map((branch) => ruleNeeds(branch.rule))
    return {
      events: needs.flatMap((need) => need.events), eventProperties: needs.flatMap((need) => need.eventProperties),
      eventsWithin: rulesLookBack(branches.map((branch) => branch.rule)), segments: needs.flatMap((need) => need.segments), lists: needs.flatMap((need) => need.lists),
      channels: needs.flatMap((need) => need.channels), consents: needs.flatMap((need) => need.consents),
    }
  },
  check: ({ branches }) => checkBranchIds(branches.map((branch) => branch.id), ['else']),
  enter({ config, facts, now }) {
    const holds = ruleEvaluator(facts, now)
    const found = config.branches.findIndex((branch) => holds(branch.rule))
    const branch = config.branches[found]
    const looked = branch === undefined ? config.branches : config.branches.slice(0, found + 1)
    const deciding = explainRules(looked.map((each) => each.rule), facts, now)
    if (branch === undefined) return { kind: 'leave', port: 'else', outcome: 'else', inputs: deciding, commands: [] }
    const inputs = { branch: branch.id, ...(branch.name === undefined ? {} : { name: branch.name }), ...deciding }
    return { kind: 'leave', port: branch.id, outcome: 'branch', inputs, commands: [] }
  },
}
