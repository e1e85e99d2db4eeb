import type { NodeKind } from '@sendero/flow-engine/document'
import { IconButton, SearchField, Tooltip } from '@sendero/ui'
import { ChevronDown, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { slotForAdding } from '../actions/selection-of.ts'
import { carryKind } from '../canvas/dragged-kind.ts'
import { insertSteps } from '../kernels/document/intents/insert-steps.ts'
import { searchKinds } from '../kernels/quick-add/quick-add.ts'
import type { NodeView } from '../nodes/node-view.ts'
import { allNodeViews } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'
import { closedGroups, groupNames, rememberClosed, stepGroups, type StepGroup } from './step-groups.ts'
import './palette.css'

/** The kinds of steps: dragged onto a slot, or added behind the selection by a click or Enter. One stop of the Tab key besides the headings. */
export function Palette() {
  const { session, camera } = useEditor()
  const isWide = useEditorState(({ panels }) => panels.palette)
  const show = useEditorState((state) => state.show)
  const [query, setQuery] = useState('')
  const [stop, setStop] = useState<NodeKind | null>(null)
  const [closed, setClosed] = useState(closedGroups)
  const found = searchKinds(allNodeViews, query)
  const isSearching = query.trim() !== ''
  const add = (kind: NodeKind): void => {
    const state = session.store.getState()
    if (state.run(insertSteps(state.document, { steps: [{ kind }], slot: slotForAdding(state) }, newId))) camera.current?.reveal([...session.store.getState().selected])
  }
  const toggle = (group: StepGroup): void => { setClosed(rememberClosed(closed.includes(group) ? closed.filter((each) => each !== group) : [...closed, group])) }
  const groups = stepGroups.map((group) => ({ group, isOpen: !isWide || isSearching || !closed.includes(group), views: found.filter((view) => view.group === group) }))
  const inView = groups.flatMap(({ isOpen, views }) => (isOpen ? views : []))
  const current = inView.some(({ kind }) => kind === stop) ? stop : inView[0]?.kind ?? null
  return (
    <aside className="journey-palette" data-narrow={!isWide || undefined} aria-label="Steps to add" onKeyDown={walkItems}>
      <div className="journey-palette-top">
        {isWide ? <SearchField label="Search steps" placeholder="Search steps" size="small" delayMs={0} value={query} onChange={setQuery} shortcut="P" /> : null}
        <IconButton label={isWide ? 'Narrow' : 'Show names'} size="small" tooltipSide="right" icon={isWide ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />} onClick={() => { show('palette', !isWide); setQuery('') }} />
      </div>
      <div className="journey-palette-groups">
        {groups.map(({ group, isOpen, views }) => (views.length === 0 ? null : (
          <section key={group} className="journey-palette-group" aria-label={groupNames[group]}>
            {!isWide ? null : isSearching ? <h2>{groupNames[group]}</h2> : <h2><button type="button" className="journey-palette-heading" aria-expanded={isOpen} onClick={() => { toggle(group) }}>{groupNames[group]}<ChevronDown aria-hidden /></button></h2>}
            {isOpen ? views.map((view) => <Item key={view.kind} view={view} isWide={isWide} isStop={view.kind === current} onAdd={add} onStop={setStop} />) : null}
          </section>
        )))}
      </div>
      {found.length === 0 ? <p className="ui-quiet journey-palette-none">No step is called so.</p> : null}
    </aside>
  )
}

interface ItemProps { readonly view: NodeView<NodeKind>; readonly isWide: boolean; readonly isStop: boolean; readonly onAdd: (kind: NodeKind) => void; readonly onStop: (kind: NodeKind) => void }

function Item({ view, isWide, isStop, onAdd, onStop }: ItemProps) {
  const { kind, title, hint, icon: Icon, group } = view
  const button = (
    <button
      type="button" className={`journey-palette-item ui-tone ${group}`} draggable tabIndex={isStop ? 0 : -1} title={isWide ? hint : undefined} aria-label={`${title}: ${hint}. Drag it onto the journey, or press Enter to add it behind the selected step.`}
      onDragStart={(event) => { carryKind(event, kind) }} onFocus={() => { onStop(kind) }}
      // Who double-clicks wants one step, too.
      onClick={({ detail }) => { if (detail <= 1) onAdd(kind) }}
    >
      <span className="journey-palette-icon"><Icon aria-hidden /></span>
      {isWide ? <span className="ui-truncate">{title}</span> : null}
    </button>
  )
  return isWide ? button : <Tooltip label={`${title}: ${hint}`} side="right"><span>{button}</span></Tooltip>
}

/** Up and down walk over the kinds, from the search on. */
function walkItems(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .journey-palette-item')]
  const at = stops.indexOf(event.target as HTMLElement)
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || next === undefined) return
  event.preventDefault()
  next.focus()
}
