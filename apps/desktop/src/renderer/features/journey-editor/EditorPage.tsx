import type { Diagnostic } from '@sendero/flow-engine'
import { ButtonLink, ErrorState, Spinner } from '@sendero/ui'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { JourneyEditor } from './JourneyEditor.tsx'
import { journeySlots } from './journey-slots.ts'
import { readDraft } from './kernels/document/read-draft.ts'
import { openSession, type EditorSession } from './store/editor-session.ts'
import { loadLocalDraft } from './store/local-drafts.ts'
import './journey-editor.css'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string; readonly isGone: boolean }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'open'; readonly session: EditorSession }

/** `/journeys/:id` */
export function EditorPage() {
  const { id = '' } = useParams()
  const [attempt, setAttempt] = useState(0)
  return <Journey key={`${id} ${attempt}`} id={id} onRetry={() => { setAttempt(attempt + 1) }} />
}

function Journey({ id, onRetry }: { readonly id: string; readonly onRetry: () => void }) {
  const state = useJourney(id)
  switch (state.kind) {
    case 'loading': return <div className="journey-wait" aria-busy="true"><Spinner /> Opening the journey…</div>
    case 'failed': return <div className="journey-wait"><ErrorState isPage title={state.isGone ? 'There is no such journey' : 'The journey could not be opened'} onRetry={state.isGone ? undefined : onRetry}><p>{state.message}</p><ButtonLink href={paths.journeys}>All journeys</ButtonLink></ErrorState></div>
    case 'unreadable': return <div className="journey-wait"><ErrorState isPage title="This draft is not a journey the canvas can show"><ul className="journey-conflict-list">{state.diagnostics.slice(0, 5).map((diagnostic, at) => <li key={at}>{diagnostic.message}</li>)}</ul><p>Repair it where it was made, over the API, and open it again.</p></ErrorState></div>
    case 'open': return <JourneyEditor session={state.session} slots={journeySlots} />
  }
}

/** Opens the journey from what the server and this browser have of it, and closes it when the page is left. */
function useJourney(id: string): State {
  const [state, setState] = useState<State>({ kind: 'loading' })
  useEffect(() => {
    let session: EditorSession | null = null
    let isLeft = false
    Promise.all([trpc.workflows.get.query({ id }), loadLocalDraft(id)]).then(([view, local]) => {
      if (isLeft) return
      const read = readDraft(view.document)
      if (!read.ok) { setState({ kind: 'unreadable', diagnostics: read.diagnostics }); return }
      session = openSession(view, { server: { draftRevision: view.draftRevision, document: read.document }, local })
      setState({ kind: 'open', session })
    }).catch((error: unknown) => {
      const problem = problemOfCall(error)
      if (!isLeft) setState({ kind: 'failed', message: problem?.message ?? problemText(error), isGone: problem?.status === 404 })
    })
    return () => { isLeft = true; session?.stop() }
  }, [id])
  return state
}
