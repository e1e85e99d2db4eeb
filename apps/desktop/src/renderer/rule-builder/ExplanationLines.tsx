import { VisuallyHidden, classNames } from '@sendero/ui'
import { Check, X } from 'lucide-react'
import { instantLabel } from '../base/time.ts'
import { useRuleNames } from '../pickers/use-rule-names.ts'
import { foundWords } from './explanation-words.ts'
import type { ToldLine } from './explanation-words.ts'
import { sentenceParts } from './rule-sentence.ts'

/** The lines of a rule as they are nested, each with whether it holds and why. */
export function ExplanationLines({ lines, now }: { readonly lines: readonly ToldLine[]; readonly now: string }) {
  return (
    <ol className="rule-explain-lines">
      {lines.map((line, index) => <Line key={index} line={line} now={now} isOnly={lines.length === 1} />)}
    </ol>
  )
}

function Line({ line, now, isOnly }: { readonly line: ToldLine; readonly now: string; readonly isOnly: boolean }) {
  const { rule, depth, holds, turnsAt } = line
  const found = foundWords(line, now)
  return (
    <li className={classNames('rule-explain-line', holds ? 'holds' : 'fails')} style={{ paddingInlineStart: `${depth * 22}px` }} aria-level={depth + 1}>
      {holds ? <Check aria-hidden /> : <X aria-hidden />}
      <span>
        <VisuallyHidden>{holds ? 'Holds: ' : 'Does not hold: '}</VisuallyHidden>
        <LineText rule={rule} />
        {found === '' && turnsAt === null ? null : <span className="rule-explain-found">{[found, turnsAt === null || (depth === 0 && !isOnly) ? '' : `turns ${holds ? 'false' : 'true'} on ${instantLabel(turnsAt)}`].filter((part) => part !== '').join('; ')}</span>}
      </span>
    </li>
  )
}

const groupWords = { and: 'All of these', or: 'Any of these', not: 'Not this' } as const

function LineText({ rule }: Pick<ToldLine, 'rule'>) {
  const nameOf = useRuleNames([rule])
  if ('op' in rule) return <>{rule.op !== 'not' && rule.rules.length === 0 ? (rule.op === 'and' ? 'Everybody' : 'Nobody') : groupWords[rule.op]}</>
  return <>{sentenceParts(rule, nameOf).map(({ text, isGiven }, index) => (isGiven === true ? <strong key={index}>{text}</strong> : <span key={index}>{text.replace(/^People /, '')}</span>))}</>
}
