import type { Rule } from '@sendero/flow-engine'
import { sentenceParts } from '../../rule-builder/rule-sentence.ts'

/** A rule as a sentence; names and values stand out. */
export function SentenceText({ rule }: { readonly rule: Rule }) {
  return <span className="segments-words">{sentenceParts(rule).map(({ text, isGiven }, index) => (isGiven === true ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>))}</span>
}
