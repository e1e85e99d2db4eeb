import { IconButton } from '@sendero/ui'
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { findSteps } from '../kernels/find/find-steps.ts'
import { readingOrder } from '../kernels/walk/flow-walk.ts'
import { nodeViews } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'

/** Finds steps by what they say; Enter goes from one to the next. */
export function FindBar() {
  const isOpen = useEditorState(({ panels }) => panels.find)
  return isOpen ? <Bar /> : null
}

function Bar() {
  const { session, camera } = useEditor()
  const { store } = session
  const query = useEditorState((state) => state.query)
  const hits = useEditorState((state) => state.hits)
  const [at, setAt] = useState(0)
  const go = (index: number): void => {
    const id = store.getState().hits[index]
    if (id === undefined) return
    setAt(index)
    store.getState().select([id])
    camera.current?.reveal([id])
  }
  const search = (text: string): void => {
    const { names, problemsOfStep } = store.getState()
    const document = shownDocument(store.getState())
    const order = readingOrder(document)
    const found = findSteps(document, { query: text, titleOf: (kind) => nodeViews[kind].title, nameOf: (id) => names.get(id) ?? stepLabel(document, id), hasProblem: (id) => problemsOfStep.get(id)?.some(({ level }) => level !== 'tip') ?? false })
    store.setState({ query: text, hits: found.sort((a, b) => order.indexOf(a) - order.indexOf(b)) })
    go(0)
  }
  const step = (by: number): void => { if (hits.length > 0) go((at + by + hits.length) % hits.length) }
  const close = (): void => { store.getState().show('find', false); store.setState({ query: '', hits: [] }); camera.current?.focus() }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') { event.stopPropagation(); close() }
    if (event.key === 'Enter') { event.preventDefault(); step(event.shiftKey ? -1 : 1) }
  }
  return (
    <div className="journey-find" role="search" onKeyDown={press}>
      <span className="ui-input small"><Search aria-hidden /><input autoFocus type="text" aria-label="Find a step" placeholder="Find a step" value={query} spellCheck={false} onChange={(event) => { search(event.target.value) }} /></span>
      <span className="journey-find-count" role="status">{query === '' ? 'Try type:email, has:error or uses:segment' : hits.length === 0 ? 'Nothing found' : `${Math.min(at, hits.length - 1) + 1} of ${hits.length}`}</span>
      <IconButton label="The one before" size="small" icon={<ChevronUp aria-hidden />} disabled={hits.length === 0} onClick={() => { step(-1) }} />
      <IconButton label="The next one" size="small" icon={<ChevronDown aria-hidden />} disabled={hits.length === 0} onClick={() => { step(1) }} />
      <IconButton label="Close" size="small" icon={<X aria-hidden />} onClick={close} />
    </div>
  )
}
