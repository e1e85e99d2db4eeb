import type { NodeKind } from '@sendero/flow-engine/document'
import { IconButton, SearchField, Tooltip } from '@sendero/ui'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { slotForAdding } from '../actions/selection-of.ts'
import { carryKind } from '../canvas/dragged-kind.ts'
import { insertSteps } from '../kernels/document/intents/insert-steps.ts'
import { searchKinds } from '../kernels/quick-add/quick-add.ts'
import type { NodeView } from '../nodes/node-view.ts'
import { allNodeViews } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'

const groupNames = { message: 'Message', wait: 'Wait', decide: 'Decide', data: 'Data', flow: 'End', entry: 'Entry' } as const
const groups = ['message', 'wait', 'decide', 'data', 'flow'] as const

/** The kinds of steps: dragged onto a slot, or added behind the selection by a click or Enter. */
export function Palette() {
  const { session, camera } = useEditor()
  const isWide = useEditorState(({ panels }) => panels.palette)
  const show = useEditorState((state) => state.show)
  const [query, setQuery] = useState('')
  const found = searchKinds(allNodeViews, query)
  const add = (kind: NodeKind): void => {
    const state = session.store.getState()
    if (state.run(insertSteps(state.document, { steps: [{ kind }], slot: slotForAdding(state) }, newId))) camera.current?.reveal([...session.store.getState().selected])
  }
  return (
    <aside className="journey-palette" data-narrow={!isWide || undefined} aria-label="Steps to add" onKeyDown={walkItems}>
      <div className="journey-palette-top">
        {isWide ? <SearchField label="Search steps" placeholder="Search steps" size="small" delayMs={0} value={query} onChange={setQuery} shortcut="P" /> : null}
        <IconButton label={isWide ? 'Narrow' : 'Show names'} size="small" tooltipSide="right" icon={isWide ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />} onClick={() => { show('palette', !isWide); setQuery('') }} />
      </div>
      {groups.map((group) => <Group key={group} title={groupNames[group]} views={found.filter((view) => view.group === group)} isWide={isWide} onAdd={add} />)}
      {found.length === 0 ? <p className="ui-quiet journey-palette-none">No step is called so.</p> : null}
    </aside>
  )
}

interface GroupProps { readonly title: string; readonly views: readonly NodeView<NodeKind>[]; readonly isWide: boolean; readonly onAdd: (kind: NodeKind) => void }

function Group({ title, views, isWide, onAdd }: GroupProps) {
  if (views.length === 0) return null
  return (
    <section className="journey-palette-group" aria-label={title}>
      {isWide ? <h3>{title}</h3> : null}
      {views.map((view) => isWide ? <Item key={view.kind} view={view} isWide onAdd={onAdd} /> : <Tooltip key={view.kind} label={`${view.title}: ${view.hint}`} side="right"><span><Item view={view} isWide={false} onAdd={onAdd} /></span></Tooltip>)}
    </section>
  )
}

function Item({ view, isWide, onAdd }: { readonly view: NodeView<NodeKind>; readonly isWide: boolean; readonly onAdd: (kind: NodeKind) => void }) {
  const { kind, title, hint, icon: Icon, group } = view
  return (
    <button
      type="button" className={`journey-palette-item ui-tone ${group}`} draggable title={isWide ? hint : undefined} aria-label={`${title}: ${hint}. Drag it onto the journey, or press Enter to add it behind the selected step.`}
      onDragStart={(event) => { carryKind(event, kind) }}
      // Who double-clicks wants one step, too.
      onClick={({ detail }) => { if (detail <= 1) onAdd(kind) }}
    >
      <span className="journey-palette-icon"><Icon aria-hidden /></span>
      {isWide ? <span className="ui-truncate">{title}</span> : null}
    </button>
  )
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
