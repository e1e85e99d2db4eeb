import type { Diagnostic, Plan, PlanNode } from '@sendero/flow-engine'
import { ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import type { Tx } from '../../db/postgres.ts'
import { missingMailSources } from '../segments/index.ts'
import { serverDiagnostic } from './server-diagnostics.ts'

/** Templates and journeys whose mails steps, or the goals and exits of the journey as a whole, ask about, and that are not there or archived. */
export async function checkMailSources(tx: Tx, plan: Plan): Promise<Diagnostic[]> {
  const asked = rulesOf(plan).map(({ node, rules }) => ({ node, needs: rules.map(ruleNeeds) }))
  const all = asked.flatMap(({ needs }) => needs)
  const missing = new Map((await missingMailSources(tx, { templates: unique(all.flatMap(({ templates }) => templates)), journeys: unique(all.flatMap(({ journeys }) => journeys)) })).map((source) => [source.id, source]))
  return asked.flatMap(({ node, needs }) => unique(needs.flatMap(({ templates, journeys }) => [...templates, ...journeys])).flatMap((id) => {
    const source = missing.get(id)
    if (source === undefined) return []
    return [source.archived === null ? serverDiagnostic('MAIL_SOURCE_NOT_FOUND', node, { id }) : serverDiagnostic('MAIL_SOURCE_ARCHIVED', node, { id, name: source.archived })]
  }))
}

// The compiler parsed the rules before it stored them as plain JSON.
function rulesOf({ nodes, watch }: Plan): { readonly node: PlanNode | null; readonly rules: readonly Rule[] }[] {
  const split = Object.values(nodes).filter(({ kind }) => kind === 'splitRules').map((node) => ({ node, rules: (node.config['branches'] as unknown as { readonly rule: Rule }[]).map(({ rule }) => rule) }))
  return [...split, { node: null, rules: (watch?.ends ?? []).flatMap(({ when }) => (when.kind === 'rule' ? [when.rule as unknown as Rule] : [])) }]
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
