import { Button, Notice, Sheet } from '@sendero/ui'
import { BarChart3 } from 'lucide-react'
import { countOf } from '../../../base/numbers.ts'
import { shownTimeZone } from '../../../base/time.ts'
import { triggerInWords } from '../nodes/entry/trigger-words.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { Backfill } from './backfill.ts'
import { useNames } from './use-names.ts'

/** After publishing: what happens from now on, and the way to watch it. */
export function Published({ version, backfill, onClose }: { readonly version: number; readonly backfill: Backfill; readonly onClose: () => void }) {
  const { session } = useEditor()
  const journey = useEditorState((state) => state.journey)
  const draft = useEditorState((state) => state.document)
  const nameOf = useNames([draft])
  const { trigger } = draft.entry
  const isPaused = journey.status === 'paused'
  const watch = (): void => {
    session.store.getState().setMode('read')
    onClose()
  }
  return (
    <Sheet
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} size="large" title={`Version ${version} is ${isPaused ? 'published' : 'live'}`}
      footer={<><Button onClick={onClose}>Keep editing</Button><Button look="primary" icon={<BarChart3 aria-hidden />} onClick={watch}>Watch the numbers</Button></>}
    >
      <div className="journey-publish">
        <Notice tone="good" title={`“${journey.name}” was published as version ${version}`} />
        <section>
          <h3>What happens now</h3>
          <ul className="journey-publish-after">
            {isPaused ? <li>Nobody enters and nobody moves on until you resume the journey.</li> : <li>{triggerInWords(trigger, { nameOf, zone: shownTimeZone() })}</li>}
            {(backfill.kind === 'chosen' || (backfill.kind === 'all' && trigger.kind === 'segmentEntered')) && !isPaused ? <li>{backfill.kind === 'all' ? 'Everybody who is in the segment already' : 'Everybody in the segment you chose'} is being entered, group by group.</li> : null}
            {journey.people > 0 ? <li>{countOf(journey.people, 'person is', 'people are')} in the journey; who entered an older version finishes on it.</li> : null}
            <li>Whatever you change from here on is a draft again, until you publish it.</li>
          </ul>
        </section>
      </div>
    </Sheet>
  )
}
