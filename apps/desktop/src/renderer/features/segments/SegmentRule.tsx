import { SegmentedControl, Skeleton } from '@sendero/ui'
import { Braces, ListTree } from 'lucide-react'
import { Suspense, lazy, useState } from 'react'
import { RuleBuilder } from '../../rule-builder/RuleBuilder.tsx'
import { RuleOutline } from '../../rule-builder/RuleOutline.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { SentenceText } from './SentenceText.tsx'
import { Starters } from './Starters.tsx'
import type { SegmentDraft } from './use-segment-draft.ts'
import { usePreview } from './use-preview.ts'

// The text editor is large, and most people never ask for it.
const RuleJson = lazy(async () => ({ default: (await import('../../rule-builder/RuleJson.tsx')).RuleJson }))

interface Props {
  readonly draft: SegmentDraft
  readonly isNew: boolean
  readonly mayWrite: boolean
}

/** The rule as a sentence, as a form or as JSON, with the people it finds beside it. */
export function SegmentRule({ draft, isNew, mayWrite }: Props) {
  const [form, setForm] = useState<'builder' | 'json'>('builder')
  const asked = usePreview(draft.rule)
  const isEmpty = 'op' in draft.rule && draft.rule.op === 'and' && draft.rule.rules.length === 0
  return (
    <div className="segments-two">
      <div className="segments-rule">
        <div className="segments-rule-head">
          <p className="segments-headline" role="status"><SentenceText rule={draft.rule} />.</p>
          {mayWrite ? <SegmentedControl label="How the rule is shown" size="small" iconOnly value={form} onChange={setForm} options={[{ value: 'builder', label: 'Conditions', icon: <ListTree aria-hidden /> }, { value: 'json', label: 'JSON', icon: <Braces aria-hidden /> }]} /> : null}
        </div>
        {mayWrite ? (form === 'builder' ? <RuleBuilder label="Rule of the segment" value={draft.rule} onChange={draft.change} showIssues={draft.showIssues} /> : <Suspense fallback={<Skeleton lines={8} />}><RuleJson value={draft.rule} onChange={draft.change} /></Suspense>) : <RuleOutline rule={draft.rule} />}
        {isNew && isEmpty && form === 'builder' ? (
          <section className="segments-begin">
            <h2>Or begin with one of these</h2>
            <Starters onChoose={({ name, rule }) => { draft.rename(name); draft.change(rule) }} />
          </section>
        ) : null}
      </div>
      <PreviewPanel rule={draft.rule} asked={asked} />
    </div>
  )
}
