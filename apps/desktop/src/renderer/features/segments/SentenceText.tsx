import type { Rule } from '@sendero/flow-engine/segment'
import { useRuleNames } from '../../pickers/use-rule-names.ts'
import { sentenceParts } from '../../rule-builder/rule-sentence.ts'

interface Props {
  readonly rule: Rule
  /** Without the people it is about: for one line of several. */
  readonly isLine?: boolean
}

/** A rule as a sentence; names and values stand out. */
export function SentenceText({ rule, isLine = false }: Props) {
  const parts = sentenceParts(rule, useRuleNames([rule]))
  const shown = isLine && parts[0]?.text === 'People ' ? parts.slice(1) : parts
  return <span className="segments-words">{shown.map(({ text, isGiven }, index) => (isGiven === true ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>))}</span>
}
