import { Button, IconButton, Notice, Skeleton, Tabs } from '@sendero/ui'
import { Mails, X } from 'lucide-react'
import { matchesShortcut } from '../actions/match-shortcut.ts'
import { useEditor } from '../store/editor-context.ts'
import { closeInbox, openInbox } from '../inbox/open-inbox.ts'
import { dryRunOf, useDryRun } from './dry-run-store.ts'
import { closeDryRun } from './open-dry-run.ts'
import { PersonTab } from './PersonTab.tsx'
import { TestsTab } from './TestsTab.tsx'
import { Unmade } from './Unmade.tsx'
import { useOutcome } from './use-outcome.ts'
import { Way } from './Way.tsx'
import './dry-run.css'

/** One person, real or made up, walked through the draft on a clock of their own. */
export function DryRunPanel() {
  const editor = useEditor()
  const { isLoading, error, retry, names, cutEvents } = useOutcome()
  const isInbox = useDryRun((state) => state.isInbox)
  const tab = useDryRun((state) => state.tab)
  const isAsking = useDryRun(({ setup }) => setup.who === 'real' && setup.customerId === null)
  const hasStart = useDryRun(({ setup }) => setup.day !== '' && setup.time !== '')
  const hint = error !== null ? <Notice tone="problem" title="The person could not be read" actions={<Button size="small" onClick={retry}>Try again</Button>}>{error}</Notice>
    : isAsking ? <p className="ui-quiet journey-form-note">Choose somebody under “Person”.</p>
      : !hasStart ? <p className="ui-quiet journey-form-note">Say when it starts under “Person”.</p>
        : isLoading ? <div aria-busy="true"><Skeleton lines={5} /></div> : null
  return (
    <aside className="journey-dry" aria-label="Test" onKeyDown={(event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) { event.stopPropagation(); editor.camera.current?.focus() }
      // While typing the shortcut is heard here alone.
      if (matchesShortcut(event, 'Mod+Enter')) { event.preventDefault(); event.stopPropagation(); closeDryRun(editor) }
    }}>
      <header className="journey-panel-head">
        <div className="journey-panel-words"><h2>Test</h2><span className="ui-quiet">Nothing is sent, nothing is stored</span></div>
        <IconButton label="Inbox" shortcut="Shift+I" size="small" pressed={isInbox} icon={<Mails aria-hidden />} onClick={() => { if (isInbox) closeInbox(editor); else openInbox(editor) }} />
        <IconButton label="Close the test" shortcut="Mod+Enter" size="small" icon={<X aria-hidden />} onClick={() => { closeDryRun(editor) }} />
      </header>
      <div className="journey-panel-body">
        <Tabs
          label="Test" value={tab} onChange={(next) => { dryRunOf(editor.session.store).setState({ tab: next }) }}
          items={[{ value: 'way', label: 'Way', content: <><Unmade />{hint ?? <Way cutEvents={cutEvents} />}</> }, { value: 'person', label: 'Person', content: <PersonTab segmentNames={names} hint={isAsking || !hasStart ? null : hint} /> }, { value: 'tests', label: 'Saved', content: <TestsTab /> }]}
        />
      </div>
    </aside>
  )
}
