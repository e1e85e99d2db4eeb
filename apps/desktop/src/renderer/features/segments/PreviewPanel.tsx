import type { Rule } from '@sendero/flow-engine/segment'
import { Bar, Button, Notice, Skeleton } from '@sendero/ui'
import { UsersRound } from 'lucide-react'
import { problemText } from '../../base/http.ts'
import { countLabel, countOf, shareLabel } from '../../base/numbers.ts'
import { instantLabel } from '../../base/time.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { SamplePeople } from './SamplePeople.tsx'
import { SentenceText } from './SentenceText.tsx'
import { ruleLines } from './rule-lines.ts'
import type { Preview, RulePreview } from './use-preview.ts'

/** How many people a rule holds for while it is written, what each line cuts, and who some of them are. */
export function PreviewPanel({ rule, asked }: { readonly rule: Rule; readonly asked: RulePreview }) {
  const { preview, counts, state, error, retry } = asked
  const lines = ruleLines(rule)
  return (
    <aside className="segments-preview" aria-label="Preview" aria-busy={state === 'asking' || undefined}>
      <Count preview={preview} state={state} />
      {state === 'incomplete' ? <p className="segments-preview-note">Fill in what is missing to count again.</p> : null}
      {state === 'failed' ? <Notice tone="problem" title="The rule could not be counted" actions={<Button size="small" onClick={retry}>Try again</Button>}>{problemText(problemOfCall(error) ?? error)}</Notice> : null}
      {preview === undefined || lines.length < 2 || counts === undefined ? null : (
        <section className="segments-lines">
          <h2>Each line alone</h2>
          <ul>
            {lines.map((line, index) => {
              const count = counts[index] ?? null
              return (
                <li key={index}>
                  <SentenceText rule={line} isLine />
                  {count === null ? <span className="quiet">takes too long to count</span> : <Bar label="Share of everybody" labelHidden share={preview.total === 0 ? 0 : count / preview.total} text={countLabel(count)} tone="neutral" />}
                </li>
              )
            })}
          </ul>
        </section>
      )}
      {preview === undefined ? null : <SamplePeople rule={rule} people={preview.sample} count={preview.count} isOld={state === 'asking'} />}
    </aside>
  )
}

function Count({ preview, state }: { readonly preview: Preview | undefined; readonly state: RulePreview['state'] }) {
  if (preview === undefined) return <div className="segments-count"><Skeleton width="110px" height="30px" /><Skeleton height="8px" /></div>
  const { count, total, computedAt } = preview
  return (
    <div className={state === 'ready' ? 'segments-count' : 'segments-count old'}>
      <p className="segments-count-number" role="status" aria-live="polite"><UsersRound aria-hidden /><strong>{countLabel(count)}</strong> <span>{count === 1 ? 'person' : 'people'}</span></p>
      <Bar label={`Share of ${countOf(total, 'customer', 'customers')}`} labelHidden share={total === 0 ? 0 : count / total} text={shareLabel(count, total)} />
      <p className="segments-preview-note">{state === 'asking' ? 'Counting…' : `of ${countOf(total, 'customer', 'customers')}, as of ${instantLabel(computedAt)}`}</p>
    </div>
  )
}
