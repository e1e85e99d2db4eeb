import { classNames } from '@sendero/ui'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { figure, stepFigures, type CardFigure } from './card-figures.ts'
import { EntryChange, NodeChange } from './NodeChange.tsx'
import { useNumbers } from './numbers-store.ts'
import './overlay.css'

/** At the foot of a card: who came, who is there, who went on, and the one rate the step is judged by. */
export function NodeNumbers({ nodeId }: { readonly nodeId: string }) {
  const kind = useEditorState((state) => shownDocument(state).nodes.find(({ id }) => id === nodeId)?.kind ?? null)
  const isKnown = useNumbers(({ numbers }) => numbers !== null)
  if (!isKnown) return <div className="journey-numbers waiting" aria-hidden="true" />
  return kind === null ? <EntryNumbers /> : <StepNumbers nodeId={nodeId} kind={kind} />
}

function StepNumbers({ nodeId, kind }: { readonly nodeId: string; readonly kind: Parameters<typeof stepFigures>[0] }) {
  const numbers = useNumbers((state) => state.numbers?.nodes[nodeId])
  return <><Figures figures={stepFigures(kind, numbers)} /><NodeChange nodeId={nodeId} kind={kind} /></>
}

/** The entry is no step: its edge says how many came in. */
function EntryNumbers() {
  const edgeId = useEditorState((state) => shownDocument(state).edges.find(({ from }) => from === 'entry')?.id ?? '')
  const entered = useNumbers(({ edges }) => edges.get(edgeId)?.count ?? 0)
  return <><Figures figures={[figure('entered', entered)]} /><EntryChange edgeId={edgeId} /></>
}

const looks: Readonly<Record<CardFigure['look'], string>> = { plain: '', strong: 'strong', bad: 'bad', rate: 'rate', few: 'rate few' }

function Figures({ figures }: { readonly figures: readonly CardFigure[] }) {
  return <dl className="journey-numbers">{figures.map(({ label, text, words, look }) => <div key={label} className={classNames(looks[look])} title={words}><dd>{text}</dd><dt>{label}</dt></div>)}</dl>
}
