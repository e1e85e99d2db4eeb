import type { JourneyNode } from '@sendero/flow-engine/document'
import { Bar, Stat } from '@sendero/ui'
import { countLabel, shareLabel } from '../../../base/numbers.ts'
import { putOff, type NodeNumbers } from '../kernels/overlay/journey-numbers.ts'
import { rateInterval } from '../kernels/overlay/node-figures.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { useNumbers } from './numbers-store.ts'
import { parkingKinds } from './parking-kinds.ts'

interface Props {
  readonly nodeId: string
  readonly node: JourneyNode | undefined
  readonly numbers: NodeNumbers
}

/** The figures of a step; of a mail also what became of it, each part of what arrived. */
export function NodeFacts({ nodeId, node, numbers }: Props) {
  const entryEdge = useEditorState((state) => shownDocument(state).edges.find(({ from }) => from === 'entry')?.id ?? '')
  const entered = useNumbers(({ edges }) => edges.get(entryEdge)?.count ?? 0)
  const isParking = node !== undefined && parkingKinds.has(node.kind)
  if (nodeId === 'entry') return <div className="journey-drawer-figures"><Stat label="Entered" value={countLabel(entered)} /></div>
  return (
    <>
      <div className="journey-drawer-figures">
        <Stat label="Entered" value={countLabel(numbers.entered)} />
        {isParking || numbers.hereNow > 0 ? <Stat label="Here now" value={countLabel(numbers.hereNow)} /> : null}
        <Stat label="Left" value={countLabel(numbers.left)} />
        {putOff(numbers) === 0 ? null : <Stat label="Waiting" value={countLabel(putOff(numbers))} hint="For quiet hours to end" />}
        {node?.kind === 'goal' || node?.kind === 'exit' ? null : <Stat label="Converted" value={countLabel(numbers.converted)} hint={numbers.left === 0 ? undefined : <span title="Of those who left, sooner or later">{rateText(numbers.converted, numbers.left)}</span>} />}
      </div>
      {node?.kind === 'email' ? <MailFunnel numbers={numbers} /> : null}
      {node?.kind === 'webhook' || node?.kind === 'notifyTeam' ? <div className="journey-drawer-bars"><Bar label="Answered" share={share(numbers.sent, numbers.entered)} text={countLabel(numbers.sent)} tone="good" /></div> : null}
    </>
  )
}

function MailFunnel({ numbers: { entered, sent, delivered, opened, clicked, unsubscribed } }: { readonly numbers: NodeNumbers }) {
  const bar = (label: string, count: number, whole: number) => <Bar label={label} share={share(count, whole)} text={`${countLabel(count)}${whole === 0 ? '' : ` · ${rateText(count, whole)}`}`} tone="message" />
  return (
    <div className="journey-drawer-bars">
      {bar('Sent', sent, entered)}
      {bar('Delivered', delivered, sent)}
      {bar('Opened', opened, delivered)}
      {bar('Clicked', clicked, delivered)}
      {unsubscribed === 0 ? null : <Bar label="Unsubscribed" share={share(unsubscribed, delivered)} text={`${countLabel(unsubscribed)} · ${rateText(unsubscribed, delivered)}`} tone="warn" />}
    </div>
  )
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Of few a range: a rate of few says more than is known. */
function rateText(part: number, whole: number): string {
  const interval = rateInterval({ label: '', part, whole })
  return interval === null ? shareLabel(part, whole) : `${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)}%, n=${whole}`
}
