import type { NodeKind } from '@sendero/flow-engine/document'
import { Kbd } from '@sendero/ui'
import { ListPlus } from 'lucide-react'
import { Fragment, useEffect, useId, useRef, useState, type CSSProperties, type FocusEvent, type KeyboardEvent } from 'react'
import { insertSteps } from '../kernels/document/intents/insert-steps.ts'
import { replaceKind } from '../kernels/document/intents/replace-kind.ts'
import type { Intent } from '../kernels/document/command.ts'
import type { NewStep } from '../kernels/document/new-node.ts'
import { searchKinds, typedChain, type TypedStep } from '../kernels/quick-add/quick-add.ts'
import { parkAt } from '../drawing/park-at.ts'
import { allNodeViews, nodeViews } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { EditorState, QuickAdd as OpenQuickAdd } from '../store/editor-state.ts'
import { newId } from '../store/new-id.ts'
import { KindPreview } from './KindPreview.tsx'
import { recentKinds, rememberKind } from './recent-kinds.ts'
import { groupNames } from './step-groups.ts'

/** What a line of the list does, and why it cannot. */
interface Choice { readonly key: string; readonly title: string; readonly hint: string; readonly kind: NodeKind | null; readonly intent: Intent; /** Heading it stands under; null without any. */ readonly section: string | null }

/** Search and add in one line, at the place where it was asked for. */
export function QuickAdd() {
  const open = useEditorState(({ quickAdd }) => quickAdd)
  return open === null ? null : <Box key={`${open.at.x} ${open.at.y} ${open.typed}`} open={open} />
}

const width = 300
const mostHeight = 452
const distance = 20
const edge = 8

/** Below the place it is about, or above where there is more room; never over it. */
function boxAt({ x, y }: OpenQuickAdd['at']): CSSProperties {
  const [above, below] = [y - distance - edge, window.innerHeight - y - distance - edge]
  const left = Math.max(edge, Math.min(x - width / 2, window.innerWidth - width - edge))
  if (below >= mostHeight || below >= above) return { left, width, top: y + distance, maxHeight: Math.min(mostHeight, below) }
  return { left, width, bottom: window.innerHeight - y + distance, maxHeight: Math.min(mostHeight, above) }
}

function Box({ open }: { readonly open: OpenQuickAdd }) {
  const { session, camera } = useEditor()
  const { store } = session
  const [query, setQuery] = useState(open.typed)
  const [active, setActive] = useState(0)
  const [isPreviewing, setPreviewing] = useState(false)
  // Between words the space bar writes a space; on the list, or before anything is typed, it shows what a step would be.
  const [isWalking, setWalking] = useState(false)
  const mayPreview = query === '' || isWalking
  const list = useRef<HTMLUListElement>(null)
  const listId = useId()
  const choices = choicesOf(store.getState(), open, query)
  const close = (): void => { store.setState({ quickAdd: null }); camera.current?.focus() }
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return
    if (!choice.intent.ok) { store.getState().say(choice.intent.reason, 'refused'); return }
    store.setState({ quickAdd: null })
    if (choice.kind !== null) rememberKind(choice.kind)
    if (store.getState().run(choice.intent)) camera.current?.reveal([...store.getState().selected])
    camera.current?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') { event.preventDefault(); choose(choices[active]) }
    else if (event.key === ' ' && mayPreview && !event.shiftKey) { event.preventDefault(); setPreviewing(!isPreviewing) }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setWalking(true); setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % Math.max(1, choices.length)) }
  }
  const shown = isPreviewing && mayPreview ? choices[active]?.kind ?? null : null
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }) }, [active])
  return (
    <div className="journey-quick" role="dialog" aria-label={open.replaces === null ? 'Add a step' : 'Replace the step'} style={boxAt(open.at)} onKeyDown={press} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) store.setState({ quickAdd: null }) }}>
      <input
        autoFocus onFocus={toTheEnd} type="text" role="combobox" aria-expanded aria-controls={listId} aria-autocomplete="list" aria-activedescendant={choices[active] === undefined ? undefined : `${listId}-${active}`} aria-label="Search steps"
        placeholder={open.replaces === null ? 'Search, or type email > wait 2d > email' : 'Search'} value={query} spellCheck={false} onChange={(event) => { setQuery(event.target.value); setActive(0); setWalking(false) }}
      />
      <ul ref={list} id={listId} role="listbox" aria-label="Steps" tabIndex={-1}>
        {choices.map((choice, at) => (
          <Fragment key={choice.key}>
            {choice.section !== null && choice.section !== choices[at - 1]?.section ? <li role="presentation" className="journey-quick-section">{choice.section}</li> : null}
            <Line id={`${listId}-${at}`} choice={choice} isActive={at === active} onPoint={() => { setActive(at) }} onChoose={() => { choose(choice) }} />
          </Fragment>
        ))}
      </ul>
      {shown === null ? null : <KindPreview kind={shown} />}
      {choices.length === 0 ? <p className="journey-quick-none ui-quiet">No step is called so. Try “mail”, “delay”, “if” or “slack”.</p> : <p className="journey-quick-foot"><span><Kbd keys="Enter" /> to add</span>{mayPreview ? <span><Kbd keys="Space" /> {isPreviewing ? 'to close the preview' : 'to see what it is'}</span> : null}</p>}
    </div>
  )
}

/** What was typed already is gone on with. */
const toTheEnd = ({ target }: FocusEvent<HTMLInputElement>): void => { target.setSelectionRange(target.value.length, target.value.length) }

function Line({ id, choice, isActive, onPoint, onChoose }: { readonly id: string; readonly choice: Choice; readonly isActive: boolean; readonly onPoint: () => void; readonly onChoose: () => void }) {
  const { kind, title, hint, intent } = choice
  const view = kind === null ? null : nodeViews[kind]
  const Icon = view?.icon ?? ListPlus
  return (
    // Focus stays in the input: keys choose, the mouse only points.
    <li id={id} role="option" aria-selected={isActive} aria-disabled={!intent.ok || undefined} className={`journey-quick-line ui-tone ${view?.group ?? 'neutral'}`} onPointerMove={onPoint} onMouseDown={(event) => { event.preventDefault() }} onClick={onChoose}>
      <span className="journey-palette-icon"><Icon aria-hidden /></span>
      <span className="journey-quick-words"><span>{title}</span><span className="ui-quiet ui-truncate">{intent.ok ? hint : intent.reason}</span></span>
    </li>
  )
}

function choicesOf(state: EditorState, open: OpenQuickAdd, query: string): Choice[] {
  const { document } = state
  const add = (steps: readonly NewStep[]): Intent => {
    const intent = insertSteps(document, { steps, slot: open.slot }, newId)
    return open.slot.kind === 'parked' && open.dropAt !== null ? parkAt(document, intent, open.dropAt) : intent
  }
  const { replaces } = open
  const recent = recentKinds()
  const kinds = replaces === null ? ordered(query, recent) : ordered(query, recent).filter((view) => document.nodes.some(({ id, kind }) => id === replaces && kind !== view.kind))
  const chain = replaces === null ? typedChain(allNodeViews, query) : null
  return [
    ...(chain === null ? [] : [{ key: 'chain', title: chain.map(wordsOf).join(' → '), hint: chain.length === 1 ? 'Add this step' : `Add these ${chain.length} steps`, kind: chain.length === 1 ? chain[0]?.kind ?? null : null, intent: add(chain as readonly NewStep[]), section: null }]),
    ...kinds.map((view): Choice => ({ key: view.kind, title: view.title, hint: view.hint, kind: view.kind, section: sectionOf(view, query, recent), intent: replaces === null ? add([{ kind: view.kind }]) : replaceKind(document, { id: replaces, kind: view.kind }, newId) })),
  ]
}

/** What is used often stands first, as long as nothing is typed. */
function ordered(query: string, recent: readonly NodeKind[]) {
  if (query.trim() !== '') return searchKinds(allNodeViews, query)
  return [...allNodeViews].sort((a, b) => rank(recent, a.kind) - rank(recent, b.kind))
}

const rank = (recent: readonly NodeKind[], kind: NodeKind): number => { const at = recent.indexOf(kind); return at < 0 ? recent.length : at }

/** Twenty-five kinds are read by their groups; what a search finds is read from the top. */
function sectionOf({ kind, group }: { readonly kind: NodeKind; readonly group: keyof typeof groupNames | 'entry' }, query: string, recent: readonly NodeKind[]): string | null {
  if (query.trim() !== '') return null
  return recent.includes(kind) ? 'Used last' : group === 'entry' ? null : groupNames[group]
}

function wordsOf({ kind, config }: TypedStep): string {
  const view = nodeViews[kind]
  const time = config !== undefined && 'for' in config ? config.for : config !== undefined && 'timeout' in config ? config.timeout : undefined
  return time === undefined ? view.title : nodeViews.wait.summary({ for: time }, () => null) === '' ? view.title : `${view.title} ${nodeViews.wait.summary({ for: time }, () => null)}`
}
