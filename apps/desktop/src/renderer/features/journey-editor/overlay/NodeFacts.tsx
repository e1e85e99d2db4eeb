import type { JourneyNode } from '@sendero/flow-engine/document'
import { Bar, Stat, type StatDelta } from '@sendero/ui'
import { countLabel, shareLabel } from '../../../base/numbers.ts'
import { noNumbers, putOff, type NodeNumbers } from '../kernels/overlay/journey-numbers.ts'
import { countChange } from '../kernels/overlay/number-change.ts'
import { rateInterval } from '../kernels/overlay/node-figures.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { countWords } from './change-words.ts'
import { comparedWords } from './compared-range.ts'
import { useNumbers } from './numbers-store.ts'
import { parkingKinds } from './parking-kinds.ts'
import { useReading } from './reading.ts'

interface Props {
  readonly nodeId: string
  readonly node: JourneyNode | undefined
  readonly numbers: NodeNumbers
}

/** The figures of a step; of a mail also what became of it, each part of what arrived. */
export function NodeFacts({ nodeId, node, numbers }: Props) {
  const entryEdge = useEditorState((state) => shownDocument(state).edges.find(({ from }) => from === 'entry')?.id ?? '')
  const entered = useNumbers(({ edges }) => edges.get(entryEdge)?.count ?? 0)
  const deltaOf = useDelta(nodeId, numbers)
  const isParking = node !== undefined && parkingKinds.has(node.kind)
  if (nodeId === 'entry') return <div className="journey-drawer-figures"><Stat label="Entered" value={countLabel(entered)} /></div>
  return (
    <>
      <div className="journey-drawer-figures">
        <Stat label="Entered" value={countLabel(numbers.entered)} delta={deltaOf(({ entered: of }) => of)} />
        {isParking || numbers.hereNow > 0 ? <Stat label="Here now" value={countLabel(numbers.hereNow)} /> : null}
        <Stat label="Left" value={countLabel(numbers.left)} delta={deltaOf(({ left }) => left)} />
        {putOff(numbers) === 0 ? null : <Stat label="Waiting" value={countLabel(putOff(numbers))} hint="For quiet hours to end" />}
        {node?.kind === 'goal' || node?.kind === 'exit' ? null : <Stat label="Converted" value={countLabel(numbers.converted)} delta={deltaOf(({ converted }) => converted)} hint={numbers.left === 0 ? undefined : <span title="Of those who left, sooner or later">{rateText(numbers.converted, numbers.left)}</span>} />}
      </div>
      {node?.kind === 'email' ? <MailFunnel numbers={numbers} /> : null}
      {node?.kind === 'webhook' || node?.kind === 'notifyTeam' ? <div className="journey-drawer-bars"><Bar label="Answered" share={share(numbers.sent, numbers.entered)} text={countLabel(numbers.sent)} tone="good" /></div> : null}
    </>
  )
}

/** How a count of the step compares; undefined while nothing is compared. */
function useDelta(nodeId: string, numbers: NodeNumbers): (of: (numbers: NodeNumbers) => number) => StatDelta | undefined {
  const { range, against } = useReading()
  const than = comparedWords({ range, against })
  const before = useNumbers((state) => (state.before === null ? null : state.before.nodes[nodeId] ?? noNumbers))
  return (of) => {
    if (before === null || than === null) return undefined
    const { direction, text } = countWords(countChange(of(numbers), of(before)), than)
    return { direction, text, than: `from ${countLabel(of(before))}` }
  }
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
