import { Button, Dialog, EmptyState, SearchField, SegmentedControl } from '@sendero/ui'
import { SearchX } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { findStarters, purposeNames } from './find-starters.ts'
import { isPlaceChosen, isToStart, placeStarter } from './place-starter.ts'
import type { Purpose } from './starter.ts'
import { StarterDetail } from './StarterDetail.tsx'
import { StarterList } from './StarterList.tsx'
import { starters } from './starters.ts'
import { noChoices, type Choices } from './use-of-starter.ts'
import { useSeen } from './use-seen.ts'
import './starters.css'

/** Journeys to begin with, or to put into this one: opened from the empty canvas, from the command list, and by `#starters` in the address. */
export function StarterGallery() {
  const { session: { store } } = useEditor()
  const gallery = useEditorState((state) => state.gallery)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  useEffect(() => {
    if (window.location.hash !== '#starters') return
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    store.setState({ gallery: { chosen: null } })
  }, [store])
  return gallery === null || !isEditing ? null : <Gallery first={gallery.chosen} />
}

type Filter = Purpose | 'all'
const filters: readonly { readonly value: Filter; readonly label: string }[] = [{ value: 'all', label: 'All' }, ...(['begin', 'sell', 'keep', 'back'] as const).map((value) => ({ value, label: purposeNames[value] }))]

function Gallery({ first }: { readonly first: string | null }) {
  const editor = useEditor()
  const { store } = editor.session
  const isStart = useEditorState(isToStart)
  const hasPlace = useEditorState(isPlaceChosen)
  const seen = useSeen()
  const [q, setQ] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [chosenId, setChosenId] = useState(first)
  const [choices, setChoices] = useState<Choices>(noChoices)
  const list = useRef<HTMLDivElement>(null)
  const shown = findStarters(starters, { q, purpose: filter === 'all' ? null : filter })
  const starter = shown.find(({ id }) => id === chosenId) ?? shown[0] ?? null
  const close = (): void => { store.setState({ gallery: null }); editor.camera.current?.focus() }
  const use = (): void => {
    if (starter === null) return
    close()
    placeStarter(editor, { starter, choices })
  }
  // Enter takes a starter only from the list: in a field it takes what is typed there.
  const press = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return
    const isSearch = event.target.type === 'search'
    if (event.key === 'Enter' || (isSearch && event.key === 'ArrowDown')) event.preventDefault()
    // What was typed last is found first.
    if (isSearch && (event.key === 'Enter' || event.key === 'ArrowDown')) requestAnimationFrame(() => { list.current?.querySelector<HTMLInputElement>('input:checked')?.focus() })
  }
  return (
    <Dialog
      open size="large" onOpenChange={(isOpen) => { if (!isOpen) close() }} title={isStart ? 'Start from a starter' : 'Insert a starter'}
      description={isStart ? 'A ready-made journey: choose one, check whether your data is there, and change it as you like.' : 'Its steps come into this journey as a section. How people get in and the goals of the whole journey stay as they are.'}
      footer={<>{isStart ? null : <span className="journey-gallery-place ui-quiet">{hasPlace ? 'It goes where you have selected a place.' : 'It goes beside the journey, for you to connect.'}</span>}<Button onClick={close}>Cancel</Button><Button look="primary" type="submit" form="journey-gallery" disabled={starter === null}>{isStart ? 'Start with this' : 'Insert as a section'}</Button></>}
    >
      <form id="journey-gallery" className="journey-gallery" onKeyDown={press} onSubmit={(event) => { event.preventDefault(); use() }}>
        <div className="journey-gallery-find">
          <SearchField label="Search starters" placeholder="Search, such as cart" value={q} onChange={setQ} delayMs={80} size="small" autoFocus />
          <SegmentedControl label="What for" size="small" value={filter} options={filters} onChange={setFilter} />
        </div>
        {starter === null ? (
          <div className="journey-gallery-none"><EmptyState icon={<SearchX aria-hidden />} title="No starter fits" action={<Button onClick={() => { setQ(''); setFilter('all') }}>Show all starters</Button>}>Try another word, or begin with an empty canvas and the palette.</EmptyState></div>
        ) : (
          <>
            <StarterList listRef={list} starters={shown} chosen={starter.id} seen={seen} choices={choices} onChoose={setChosenId} />
            <StarterDetail key={starter.id} starter={starter} seen={seen} choices={choices} onChoices={setChoices} />
          </>
        )}
      </form>
    </Dialog>
  )
}
