import { classNames } from '@sendero/ui'
import { countLabel, shareLabel, shortCountLabel } from '../../../base/numbers.ts'
import { nodeFigure, rateInterval, type Rate } from '../kernels/overlay/node-figures.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { useNumbers } from './numbers-store.ts'
import { parkingKinds } from './parking-kinds.ts'
import './overlay.css'

/** At the foot of a card: who came, who is there, who went on, and the one rate the step is judged by. */
export function NodeNumbers({ nodeId }: { readonly nodeId: string }) {
  const kind = useEditorState((state) => shownDocument(state).nodes.find(({ id }) => id === nodeId)?.kind ?? null)
  const isKnown = useNumbers(({ numbers }) => numbers !== null)
  if (!isKnown) return <div className="journey-numbers waiting" aria-hidden="true" />
  return kind === null ? <EntryNumbers /> : <StepFigures nodeId={nodeId} kind={kind} />
}

function StepFigures({ nodeId, kind }: { readonly nodeId: string; readonly kind: Parameters<typeof nodeFigure>[0] }) {
  const numbers = useNumbers((state) => state.numbers?.nodes[nodeId])
  const { entered, hereNow, left, rate, waiting, troubles, stuck } = nodeFigure(kind, numbers)
  if (kind === 'goal' || kind === 'exit') return <dl className="journey-numbers"><Figure label={kind === 'goal' ? 'converted' : 'ended here'} count={entered} isStrong={kind === 'goal' && entered > 0} /></dl>
  return (
    <dl className="journey-numbers">
      <Figure label="entered" count={entered} />
      {parkingKinds.has(kind) || hereNow > 0 ? <Figure label="here now" count={hereNow} isStrong={hereNow > 0} /> : null}
      {/* Nobody stays at a mail: what waits to go out takes the place of who left. */}
      {waiting === 0 ? <Figure label="left" count={left} /> : <Figure label="waiting" words="messages wait for quiet hours to end" count={waiting} />}
      {rate === null || rate.whole === 0 ? null : <RateFigure rate={rate} />}
      {stuck === 0 ? null : <Figure label="stuck" words="people do not get on from here" count={stuck} isBad />}
      {troubles === 0 ? null : <Figure label="missed" words="messages did not arrive" count={troubles} isBad />}
    </dl>
  )
}

/** The entry is no step: its edge says how many came in. */
function EntryNumbers() {
  const edgeId = useEditorState((state) => shownDocument(state).edges.find(({ from }) => from === 'entry')?.id ?? '')
  const entered = useNumbers(({ edges }) => edges.get(edgeId)?.count ?? 0)
  return <dl className="journey-numbers"><Figure label="entered" count={entered} /></dl>
}

interface FigureProps {
  readonly label: string
  /** In place of the label where there is room for a sentence. */
  readonly words?: string
  readonly count: number
  readonly isStrong?: boolean
  readonly isBad?: boolean
}

function Figure({ label, words = label, count, isStrong = false, isBad = false }: FigureProps) {
  return <div className={classNames(isStrong && 'strong', isBad && 'bad')} title={`${countLabel(count)} ${words}`}><dd>{count < 10_000 ? countLabel(count) : shortCountLabel(count)}</dd><dt>{label}</dt></div>
}

/** Of few a range, because a rate of few says more than is known. */
function RateFigure({ rate }: { readonly rate: Rate }) {
  const { label, part, whole } = rate
  const interval = rateInterval(rate)
  const text = interval === null ? shareLabel(part, whole) : `${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)}%`
  const title = `${countLabel(part)} of ${countLabel(whole)} ${label}${interval === null ? '' : '; so few that the true rate may lie anywhere in this range'}`
  return <div className={classNames('rate', interval !== null && 'few')} title={title}><dd>{text}</dd><dt>{label === 'converted later' ? 'converted' : label}</dt></div>
}
