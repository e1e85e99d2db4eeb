import { Button, EmptyState, ErrorState, IconButton, Notice, Skeleton } from '@sendero/ui'
import { Mails, Moon, Printer, X } from 'lucide-react'
import { useState } from 'react'
import { customerLabel } from '../../../pickers/customer-label.ts'
import type { MailPage } from '../../../mail-frame/mail-document.ts'
import { showInbox } from '../actions/show-inbox.ts'
import { useDryRun } from '../dry-run/dry-run-store.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { InboxMails } from './InboxMails.tsx'
import { InboxPrint } from './InboxPrint.tsx'
import { closeInbox } from './open-inbox.ts'
import { useInbox, type Inbox as InboxOfPerson } from './use-inbox.ts'
import { WayChoice } from './WayChoice.tsx'
import './inbox.css'

/** In place of the canvas while a test is open: what its person would find in their inbox. */
export function Inbox() {
  const isShown = useDryRun(({ isOpen, isInbox }) => isOpen && isInbox)
  return isShown ? <Board /> : null
}

function Board() {
  const editor = useEditor()
  const inbox = useInbox()
  const name = useDryRun(({ setup, base }) => (setup.who === 'real' && base !== null ? customerLabel(base) : 'the made-up person'))
  const [page, setPage] = useState<MailPage>('light')
  const [isPrinting, setPrinting] = useState(false)
  const isWhole = inbox.mails.length > 0 && inbox.mails.every(({ rendered, problem }) => rendered !== null || problem !== null)
  return (
    <section
      className="journey-inbox" aria-label="Inbox" tabIndex={-1}
      onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.stopPropagation(); closeInbox(editor) } }}
    >
      <header className="journey-inbox-head">
        <h2>Inbox of {name}</h2>
        <WayChoice />
        <IconButton label="Dark page" size="small" tooltipSide="bottom" icon={<Moon aria-hidden />} pressed={page === 'dark'} onClick={() => { setPage(page === 'dark' ? 'light' : 'dark') }} />
        <IconButton label="Print the inbox" size="small" tooltipSide="bottom" icon={<Printer aria-hidden />} disabled={!isWhole || isPrinting} onClick={() => { setPrinting(true) }} />
        <IconButton label="Close the inbox" shortcut={showInbox.shortcuts[0]} size="small" tooltipSide="bottom" icon={<X aria-hidden />} onClick={() => { closeInbox(editor) }} />
      </header>
      <Unfinished />
      <Body inbox={inbox} page={page} />
      {isPrinting ? <InboxPrint mails={inbox.mails} name={name} onDone={() => { setPrinting(false) }} /> : null}
    </section>
  )
}

function Body({ inbox, page }: { readonly inbox: InboxOfPerson; readonly page: MailPage }) {
  const kind = useDryRun(({ outcome }) => outcome?.kind ?? null)
  const hasStart = useDryRun(({ setup }) => setup.day !== '' && setup.time !== '' && !(setup.who === 'real' && setup.customerId === null))
  if (kind === 'blocked') return <EmptyState icon={<Mails aria-hidden />} title="Nothing can be walked yet">The test at the left says what is missing.</EmptyState>
  if (kind === null && !hasStart) return <EmptyState icon={<Mails aria-hidden />} title="Nobody is on the way yet">Say at the left who it is and when it starts.</EmptyState>
  if (inbox.problem !== null) return <ErrorState title="The rules of sending could not be read" onRetry={inbox.retry}>{inbox.problem}</ErrorState>
  if (kind === null || inbox.isLoading) return <div className="journey-inbox-wait" aria-busy="true"><Skeleton lines={6} /></div>
  if (inbox.mails.length === 0) return <EmptyState icon={<Mails aria-hidden />} title="No mail on this way">Nothing arrives for this person. Another person, or another way, may get some.</EmptyState>
  return <InboxMails mails={inbox.mails} page={page} />
}

/** Mails without a template are passed over by the test: it is said, or the storyboard would look complete. */
function Unfinished() {
  const editor = useEditor()
  const document = useEditorState(shownDocument)
  const outcome = useDryRun((state) => state.outcome)
  if (outcome?.kind !== 'walk') return null
  const ids = [...new Set(outcome.walk.stops.map(({ decision }) => decision.nodeId))].filter((id) => outcome.unfinished.has(id) && document.nodes.some((node) => node.id === id && node.kind === 'email'))
  const [first] = ids
  if (first === undefined) return null
  return (
    <div className="journey-inbox-notice">
      <Notice tone="warn" title={ids.length === 1 ? 'One mail on this way has no template yet' : `${ids.length} mails on this way have no template yet`} actions={<Button size="small" onClick={() => { editor.session.store.getState().select([first]); closeInbox(editor); editor.camera.current?.reveal([first]) }}>Go there</Button>}>They are left out here.</Notice>
    </div>
  )
}
