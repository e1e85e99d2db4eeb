import { IconButton, Tabs, type Tab } from '@sendero/ui'
import { LogIn, X } from 'lucide-react'
import { useState } from 'react'
import { countLabel } from '../../../base/numbers.ts'
import { noNumbers, putOff, troubles } from '../kernels/overlay/journey-numbers.ts'
import { nodeSummary, nodeTitle, viewOf } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { ExperimentStanding } from './ExperimentStanding.tsx'
import { NodeFacts } from './NodeFacts.tsx'
import { NodeOutcomes } from './NodeOutcomes.tsx'
import { NodeTroubles } from './NodeTroubles.tsx'
import { useNumbers } from './numbers-store.ts'
import { parkingKinds } from './parking-kinds.ts'
import { PeopleHere } from './PeopleHere.tsx'
import { useReading } from './reading.ts'
import { StuckPeople } from './StuckPeople.tsx'
import './overlay.css'

type TabName = 'experiment' | 'here' | 'outcomes' | 'troubles'

/** Beside the canvas: what happened at one step, who is there, how they went on, and whom it did not reach. */
export function NodeDrawer({ nodeId, onClose }: { readonly nodeId: string; readonly onClose: () => void }) {
  const { person } = useReading()
  const node = useEditorState((state) => shownDocument(state).nodes.find(({ id }) => id === nodeId))
  const target = useEditorState((state) => (node?.kind === 'jump' ? stepLabel(shownDocument(state), node.config.to) : null))
  const names = useEditorState((state) => state.names)
  const numbers = useNumbers((state) => state.numbers?.nodes[nodeId]) ?? noNumbers
  const [chosen, setChosen] = useState<TabName | null>(null)
  // The path of a person has its own panel, which tells of the selected step too.
  if (person !== null) return null
  const view = node === undefined ? null : viewOf(node)
  const title = node === undefined ? (nodeId === 'entry' ? 'Entry' : 'A step of another version') : nodeTitle(node)
  const [trouble, waiting] = [troubles(numbers), putOff(numbers)]
  const isMessage = view?.group === 'message'
  const parks = (node !== undefined && parkingKinds.has(node.kind)) || numbers.hereNow > 0
  const tabs: Tab<TabName>[] = [
    ...(node?.kind === 'experiment' ? [{ value: 'experiment' as const, label: 'Variants', content: <ExperimentStanding nodeId={nodeId} entered={numbers.entered} /> }] : []),
    ...(parks ? [{ value: 'here' as const, label: 'Here now', count: countLabel(numbers.hereNow), content: <PeopleHere nodeId={nodeId} hereNow={numbers.hereNow} /> }] : []),
    { value: 'outcomes', label: nodeId === 'entry' ? 'Entered' : 'How they went on', content: <NodeOutcomes nodeId={nodeId} node={node} /> },
    ...(isMessage || trouble + waiting > 0 ? [{ value: 'troubles' as const, label: 'Not arrived', count: countLabel(trouble + waiting), content: <NodeTroubles nodeId={nodeId} counted={`${trouble} ${waiting}`} /> }] : []),
  ]
  const tab = tabs.find(({ value }) => value === chosen)?.value ?? tabs[0]?.value ?? 'outcomes'
  const Icon = view?.icon ?? LogIn
  const line = node === undefined || view === null ? 'How people got in' : [title === view.title ? '' : view.title, nodeSummary(node, (id) => names.get(id) ?? target)].filter((part) => part !== '').join(' · ')
  return (
    <aside className="journey-panel" aria-label={`Numbers of ${title}`}>
      <header className={`journey-panel-head ui-tone ${view?.group ?? 'entry'}`}>
        <span className="journey-card-icon"><Icon aria-hidden /></span>
        <div className="journey-panel-words"><h2>{title}</h2><span className="ui-quiet">{line}</span></div>
        <IconButton label="Close" size="small" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <div className="journey-panel-body journey-drawer">
        {numbers.stuck === undefined ? null : <StuckPeople nodeId={nodeId} stuck={numbers.stuck} />}
        <NodeFacts nodeId={nodeId} node={node} numbers={numbers} />
        <Tabs label="More about this step" value={tab} onChange={setChosen} items={tabs} />
      </div>
    </aside>
  )
}
