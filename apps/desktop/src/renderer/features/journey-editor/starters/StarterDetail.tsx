import { nodeLabels } from '@sendero/flow-engine/document'
import { Notice, Button, Skeleton, VisuallyHidden } from '@sendero/ui'
import { Mail } from 'lucide-react'
import { NeedField } from './NeedField.tsx'
import type { Starter } from './starter.ts'
import { StarterPreview } from './StarterPreview.tsx'
import type { Choices } from './use-of-starter.ts'
import type { SeenState } from './use-seen.ts'

interface Props {
  readonly starter: Starter
  readonly seen: SeenState
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

/** What one starter looks like, why, what it needs here, and what is left to write. */
export function StarterDetail({ starter, seen, choices, onChoices }: Props) {
  return (
    <>
      <div className="journey-gallery-picture" role="region" aria-label={`Steps of “${starter.title}”`} tabIndex={0}>
        <StarterPreview starter={starter} />
        <VisuallyHidden><ol>{[...nodeLabels(starter.document)].map(([id, label]) => <li key={id}>{label}</li>)}</ol></VisuallyHidden>
      </div>
      <div className="journey-gallery-detail" role="region" aria-label={`About “${starter.title}”`} tabIndex={0}>
        <h3 className="journey-gallery-title">{starter.title}</h3>
        <p>{starter.does}</p>
        <h4>Why it works</h4>
        <p className="ui-quiet">{starter.why}</p>
        <h4>What it needs here</h4>
        {seen.kind === 'failed' ? <Notice tone="warn" title="What was seen here cannot be told now" actions={<Button size="small" onClick={seen.onRetry}>Try again</Button>}><p>You can use this all the same, and check the names of events later.</p></Notice> : null}
        {seen.kind === 'loading' ? <div className="ui-stack" aria-busy="true"><Skeleton height="52px" /><Skeleton height="52px" /></div> : (
          <div className="journey-needs">
            {starter.needs.map((need, at) => <NeedField key={at} need={need} seen={seen.kind === 'known' ? seen.seen : null} choices={choices} onChoices={onChoices} />)}
          </div>
        )}
        <h4>What is left to write</h4>
        <ul className="journey-gallery-mails">
          {starter.mails.map(({ step, about }) => <li key={step}><Mail aria-hidden /><span><strong>{step}.</strong> <span className="ui-quiet">{about}</span></span></li>)}
        </ul>
      </div>
    </>
  )
}
