import { Button, Dialog, ErrorState, Skeleton } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../base/http.ts'
import { instantLabel } from '../base/time.ts'
import { problemOfCall, trpc } from '../base/trpc.ts'
import { CustomerPicker } from '../pickers/CustomerPicker.tsx'
import { SegmentPicker } from '../pickers/SegmentPicker.tsx'
import { ExplanationLines } from './ExplanationLines.tsx'
import './rule-builder.css'

interface Props {
  /** What is fixed is not asked for. */
  readonly segmentId?: string
  readonly customerId?: string
  readonly onClose: () => void
}

/** Why one person is in a segment or not: every line of the rule, with what decided it. */
export function ExplainDialog({ segmentId, customerId, onClose }: Props) {
  const [segment, setSegment] = useState(segmentId ?? null)
  const [customer, setCustomer] = useState(customerId ?? null)
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title="Explain for one person" footer={<Button onClick={onClose}>Close</Button>} size="large">
      <div className="rule-explain">
        {segmentId === undefined ? <SegmentPicker label="Segment" value={segment} onChange={setSegment} /> : null}
        {customerId === undefined ? <CustomerPicker label="Person" placeholder="Address or id" value={customer} onChange={setCustomer} /> : null}
        {segment === null || customer === null ? <p className="quiet">{segment === null ? 'Choose a segment' : 'Choose somebody'} to see every line of the rule with what decides it.</p> : <Explanation segmentId={segment} customerId={customer} />}
      </div>
    </Dialog>
  )
}

function Explanation({ segmentId, customerId }: { readonly segmentId: string; readonly customerId: string }) {
  const asked = useQuery({ queryKey: ['segment', 'explain', segmentId, customerId], queryFn: ({ signal }) => trpc.segment.explain.query({ id: segmentId, customerId }, { signal }) })
  if (asked.isError) return <ErrorState size="small" title="It could not be explained" onRetry={() => { void asked.refetch() }}>{problemText(problemOfCall(asked.error) ?? asked.error)}</ErrorState>
  if (asked.data === undefined) return <div aria-busy="true"><Skeleton lines={4} /></div>
  const { isMember, since, lines, now } = asked.data
  const [whole] = lines
  const turn = whole?.turnsAt ?? null
  return (
    <section aria-label="Explanation">
      <p className="rule-explain-verdict" role="status">
        <strong>{isMember ? 'In the segment' : 'Not in the segment'}</strong>
        {since === null ? '' : ` since ${instantLabel(since)}`}
        {turn === null ? '.' : `. If nothing else happens, ${isMember ? 'they leave' : 'they enter'} on ${instantLabel(turn)}.`}
      </p>
      <ExplanationLines lines={lines} now={now} />
    </section>
  )
}
