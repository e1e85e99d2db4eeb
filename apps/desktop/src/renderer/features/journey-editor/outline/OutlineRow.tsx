import { classNames, IconButton, VisuallyHidden } from '@sendero/ui'
import { ChevronRight, CircleDashed, CornerDownRight, GitMerge, Plus, SkipForward, Undo2 } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { CardTitle } from '../canvas/CardTitle.tsx'
import { levelIcons, levelWords } from '../canvas/problem-levels.ts'
import { timesOf } from '../drawing/times-of.ts'
import type { OutlineLine } from '../kernels/outline/outline-lines.ts'
import type { TreeRow } from '../kernels/outline/outline-tree.ts'
import { elapsedInShort, elapsedInWords } from '../kernels/time-axis/elapsed-words.ts'
import type { Problem } from '../problems/problem-words.ts'
import { useSlots } from '../slots.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { branchWords, stepWordsOf, wayWordsOf, type StepWords } from './line-words.ts'

export const rowHeight = 36
const indent = 22
const deepest = 14

const none: readonly Problem[] = []

interface Props {
  readonly row: TreeRow
  readonly top: number
  readonly isCursor: boolean
  readonly isClosed: boolean
  readonly onPick: (line: OutlineLine, event: MouseEvent) => void
  readonly onAdd: (line: OutlineLine) => void
  readonly onFold: (key: string, isOpen: boolean) => void
}

export const rowDomId = (key: string): string => `journey-line-${key}`
const numbersDomId = (key: string): string => `journey-line-numbers-${key}`

/** A line of the outline. As a card, it reads only what it shows. What is read out is one sentence: its parts on the screen are not read again. */
export const OutlineRow = memo(function OutlineRow({ row, top, isCursor, isClosed, onPick, onAdd, onFold }: Props) {
  const { line, hasBranches, position, siblings } = row
  const document = useEditorState(shownDocument)
  const names = useEditorState((state) => state.names)
  const isSelected = useEditorState(({ selected, selectedEdge }) => (line.kind === 'step' ? selected.has(line.id) : line.kind === 'reference' && selectedEdge === line.edgeId))
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const isDim = useEditorState(({ lit }) => lit !== null && line.kind === 'step' && !lit.has(line.id))
  const problems = useEditorState(({ problemsOfStep, unfinished, mode }) => (line.kind === 'step' && mode === 'edit' && !unfinished.has(line.id) ? problemsOfStep.get(line.id) ?? none : none)).filter(({ level }) => level !== 'tip')
  const hasNumbers = useEditorState(({ cardExtra }) => cardExtra > 0)
  const time = useEditorState((state) => (state.panels.times && line.kind === 'step' ? timesOf(shownDocument(state)).get(line.id) ?? null : null))
  const branch = branchWords(document, line)
  const words = line.kind === 'step' ? stepWordsOf(document, line.id, (id) => names.get(id) ?? null) : null
  const way = wayWordsOf(document, line)
  const label = [
    branch === '' ? '' : branch.startsWith('Branch') ? branch : `Branch ${branch}`, ...(words === null ? [way ?? ''] : [words.title, words.kind, words.isSkipped ? 'Skipped: people pass through' : '', words.summary]),
    line.kind === 'step' && line.meets > 0 ? `${line.meets} ways meet here` : '', line.kind === 'step' && line.isParked ? 'Parked: no way leads here' : '', time === null ? '' : elapsedInWords(time).replace(/\.$/, ''), ...problems.map(({ level, text }) => `${levelWords[level]}: ${text}`),
  ].filter((part) => part !== '').join('. ')
  return (
    <div
      id={rowDomId(line.key)} role="treeitem" aria-level={line.level} aria-posinset={position} aria-setsize={siblings} aria-selected={isSelected} aria-expanded={hasBranches ? !isClosed : undefined} aria-describedby={hasNumbers && line.kind === 'step' ? numbersDomId(line.key) : undefined}
      className={classNames('journey-outline-line', line.kind, isCursor && 'cursor', isSelected && 'selected', isDim && 'dim', words?.isSkipped === true && 'skipped')} style={{ top, height: rowHeight, paddingLeft: 10 + Math.min(line.level - 1, deepest) * indent }}
      onClick={(event) => { onPick(line, event) }}
    >
      <VisuallyHidden><span className="journey-outline-said">{label}</span></VisuallyHidden>
      <Guides level={line.level} />
      <span className="journey-outline-fold" aria-hidden="true" onClick={(event) => { if (hasBranches) { event.stopPropagation(); onFold(line.key, isClosed) } }}>{hasBranches ? <ChevronRight data-open={!isClosed || undefined} /> : null}</span>
      {branch === '' ? null : <span className="journey-outline-branch" title={branch} aria-hidden="true">{branch}</span>}
      {words === null || line.kind !== 'step' ? <WayEnd line={line} words={way ?? ''} /> : <StepLine id={line.id} words={words} meets={line.meets} isParked={line.isParked} />}
      {time === null ? null : <span className="journey-outline-time" aria-hidden="true" title={elapsedInWords(time)}>{elapsedInShort(time)}</span>}
      <Problems problems={problems} />
      <Numbers line={line} />
      {isEditing ? <span className="journey-outline-add" aria-hidden="true"><IconButton label={`Add a step ${line.kind === 'step' ? `after ${words?.title ?? ''}` : 'here'}`} size="small" tabIndex={-1} icon={<Plus aria-hidden />} onClick={(event) => { event.stopPropagation(); onAdd(line) }} /></span> : null}
    </div>
  )
})

/** Thin lines that lead the eye down a branch. */
function Guides({ level }: { readonly level: number }) {
  return <>{Array.from({ length: Math.min(level - 1, deepest) }, (_, at) => <span key={at} className="journey-outline-guide" style={{ left: 20 + at * indent }} aria-hidden="true" />)}</>
}

function StepLine({ id, words, meets, isParked }: { readonly id: string; readonly words: StepWords; readonly meets: number; readonly isParked: boolean }) {
  const { icon: Icon, group, title, kind, summary, isSkipped } = words
  const isRenaming = useEditorState(({ renaming }) => renaming === id)
  const line = [kind, summary].filter((part) => part !== '').join(' · ')
  return (
    <>
      <span className={`journey-outline-icon ui-tone ${group}`} aria-hidden="true">{Icon === null ? null : <Icon aria-hidden />}</span>
      <span className="journey-outline-name" aria-hidden={!isRenaming || undefined}><CardTitle id={id} title={title} surface="outline" /></span>
      <span className="journey-outline-summary" title={line} aria-hidden="true">{line}</span>
      {meets === 0 ? null : <span className="journey-outline-mark" aria-hidden="true" title={`${meets} ways meet here`}><GitMerge aria-hidden />{meets} ways</span>}
      {isParked ? <span className="journey-outline-mark" aria-hidden="true">Parked</span> : null}
      {isSkipped ? <span className="journey-outline-mark" aria-hidden="true"><SkipForward aria-hidden />Skipped</span> : null}
    </>
  )
}

function WayEnd({ line, words }: { readonly line: OutlineLine; readonly words: string }) {
  const Icon = line.kind === 'end' ? CircleDashed : line.kind === 'reference' && line.isBack ? Undo2 : CornerDownRight
  return <><span className="journey-outline-icon plain" aria-hidden="true"><Icon aria-hidden /></span><span className="journey-outline-name way" aria-hidden="true">{words}</span></>
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const [worst] = problems
  if (worst === undefined) return null
  const Icon = levelIcons[worst.level]
  return <span className={`journey-outline-problem ${worst.level}`} aria-hidden="true" title={problems.map(({ text }) => text).join('\n')}><Icon aria-hidden /><span className="count">{problems.length}</span><span className="words">{worst.text}</span></span>
}

/** The numbers of the cards, while those show them. */
function Numbers({ line }: { readonly line: OutlineLine }) {
  const isShown = useEditorState(({ cardExtra }) => cardExtra > 0)
  const { StepNumbers } = useSlots()
  return !isShown || StepNumbers === undefined || line.kind !== 'step' ? null : <span id={numbersDomId(line.key)} className="journey-outline-numbers" aria-hidden="true"><StepNumbers nodeId={line.id} /></span>
}
