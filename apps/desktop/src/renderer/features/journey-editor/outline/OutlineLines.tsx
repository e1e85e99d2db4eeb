import { useCallback, useEffect, useMemo, useRef, useState, type MouseEvent, type RefObject } from 'react'
import type { OutlineLine } from '../kernels/outline/outline-lines.ts'
import { linesAround, treeRows } from '../kernels/outline/outline-tree.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { shownDocument } from '../store/shown-document.ts'
import { linesOf } from './lines-of.ts'
import { addBehind, standOn } from './outline-hands.ts'
import { OutlineRow, rowDomId, rowHeight } from './OutlineRow.tsx'
import { useOutlineKeys } from './use-outline-keys.ts'

/** Rows kept beyond both edges of what is in view. */
const beyond = 12

/** The lines as a tree with one stop of the Tab key. Where one stands and what is selected is what the canvas knows too. */
export function OutlineLines() {
  const editor = useEditor()
  const document = useEditorState(shownDocument)
  const cursor = useEditorState(cursorKey)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const lines = linesOf(document)
  const rows = useMemo(() => treeRows(lines, closed), [lines, closed])
  const at = Math.max(0, rows.findIndex(({ line }) => line.key === cursor))
  const frame = useRef<HTMLDivElement>(null)
  const { first, last } = useRowsInView(frame, rows.length, at)
  const fold = useCallback((key: string, isOpen: boolean): void => { setClosed((now) => new Set([...[...now].filter((each) => each !== key), ...(isOpen ? [] : [key])])) }, [])
  // What is selected elsewhere can be seen here.
  useEffect(() => { setClosed((now) => { const around = linesAround(lines, cursor).filter((key) => now.has(key)); return around.length === 0 ? now : new Set([...now].filter((key) => !around.includes(key))) }) }, [lines, cursor])
  const add = useCallback((line: OutlineLine): void => { addBehind(editor, line, '') }, [editor])
  const pick = useCallback((line: OutlineLine, event: MouseEvent): void => {
    editor.session.store.setState({ surface: 'outline' })
    if (line.kind === 'step' && (event.ctrlKey || event.metaKey)) editor.session.store.getState().toggle(line.id)
    else if (event.detail === 2 && line.kind === 'step' && line.id !== 'entry' && editor.session.store.getState().mode === 'edit') editor.session.store.setState({ renaming: line.id })
    else standOn(editor, line)
  }, [editor])
  const press = useOutlineKeys({ rows, at, closed, onFold: fold })
  const active = rows[at]
  return (
    <div
      ref={frame} className="journey-outline-lines" role="tree" aria-label="Outline of the journey. Arrow keys walk, typing adds a step, Enter opens its settings, F2 renames, Delete removes." aria-multiselectable="true" tabIndex={0} aria-activedescendant={active === undefined ? undefined : rowDomId(active.line.key)}
      onKeyDown={press} onFocus={() => { editor.session.store.setState({ surface: 'outline' }) }}
    >
      <div className="journey-outline-paper" role="presentation" style={{ height: rows.length * rowHeight }}>
        {rows.map((row, index) => ((index < first || index > last) && index !== at ? null : <OutlineRow key={row.line.key} row={row} top={index * rowHeight} isCursor={index === at} isClosed={closed.has(row.line.key)} onPick={pick} onAdd={add} onFold={fold} />))}
      </div>
    </div>
  )
}

/** The line the keyboard stands on: the connection that is selected, else where the cursor is. */
function cursorKey({ selectedEdge, cursor }: EditorState): string {
  if (selectedEdge !== null) return `to:${selectedEdge}`
  if (cursor === null) return 'entry'
  return cursor.kind === 'node' ? cursor.id : `end:${cursor.from}:${cursor.port}`
}

/** Only rows in view are drawn, so that a journey of thousands of lines costs what a short one does. */
function useRowsInView(frame: RefObject<HTMLDivElement | null>, count: number, at: number): { readonly first: number; readonly last: number } {
  const [view, setView] = useState({ top: 0, height: 800 })
  useEffect(() => {
    const box = frame.current
    if (box === null) return
    const look = (): void => { setView((now) => (now.top === box.scrollTop && now.height === box.clientHeight ? now : { top: box.scrollTop, height: box.clientHeight })) }
    const observer = new ResizeObserver(look)
    observer.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => { observer.disconnect(); box.removeEventListener('scroll', look) }
  }, [frame])
  useEffect(() => {
    const box = frame.current
    if (box === null) return
    const [top, bottom] = [at * rowHeight, (at + 1) * rowHeight]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
  }, [frame, at, count])
  return { first: Math.floor(view.top / rowHeight) - beyond, last: Math.ceil((view.top + view.height) / rowHeight) + beyond }
}
