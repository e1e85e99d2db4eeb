import type { Rule } from '@sendero/flow-engine/segment'
import { useRuleNames } from '../pickers/use-rule-names.ts'
import { sentenceParts } from './rule-sentence.ts'
import type { NameOf } from './rule-sentence.ts'
import './rule-builder.css'

/** A rule to be read, not changed: every group with its lines below it. */
export function RuleOutline({ rule }: { readonly rule: Rule }) {
  const [rules, words] = linesOf(rule)
  const nameOf = useRuleNames([rule])
  return (
    <div className="rule-outline">
      <p className="rule-word">People who match {words}</p>
      <Lines rules={rules} nameOf={nameOf} />
    </div>
  )
}

function Lines({ rules, nameOf }: { readonly rules: readonly Rule[]; readonly nameOf: NameOf }) {
  return (
    <ul>
      {rules.map((rule, index) => {
        if (!('op' in rule) || (rule.op === 'not' && !('op' in rule.rule))) return <li key={index}>{sentenceParts(rule, nameOf).map(({ text, isGiven }, at) => (isGiven === true ? <strong key={at}>{text}</strong> : <span key={at}>{text.replace(/^People /, '')}</span>))}</li>
        const [inner, words] = linesOf(rule)
        return <li key={index}>who match {words}<Lines rules={inner} nameOf={nameOf} /></li>
      })}
    </ul>
  )
}

function linesOf(rule: Rule): readonly [readonly Rule[], string] {
  if (!('op' in rule)) return [[rule], 'this']
  if (rule.op !== 'not') return [rule.rules, rule.op === 'and' ? 'all of these' : 'any of these']
  if ('op' in rule.rule && rule.rule.op !== 'not') return [rule.rule.rules, rule.rule.op === 'and' ? 'not all of these' : 'none of these']
  return [[rule.rule], 'not this']
}
