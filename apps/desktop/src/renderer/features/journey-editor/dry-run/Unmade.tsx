import { Button, Notice } from '@sendero/ui'
import { useNames } from '../publish/use-names.ts'
import { stepLabel } from '../nodes/step-label.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { dryRunOf, useDryRun } from './dry-run-store.ts'
import { unmetWords } from './unmet-words.ts'

/** Why nobody could be made who comes to the step; leads to where they turn off. */
export function Unmade() {
  const { session, camera } = useEditor()
  const unmade = useDryRun((state) => state.unmade)
  const document = useEditorState(shownDocument)
  const nameOf = useNames([document])
  if (unmade === null) return null
  const turn = unmade.unmet?.nodeId ?? null
  return (
    <Notice
      tone="warn" title={`Nobody could be made who comes to “${stepLabel(document, unmade.nodeId) ?? unmade.nodeId}”`}
      actions={<>{turn === null ? null : <Button size="small" onClick={() => { session.store.getState().select([turn]); camera.current?.reveal([turn]) }}>Go there</Button>}<Button size="small" look="quiet" onClick={() => { dryRunOf(session.store).setState({ unmade: null }) }}>Dismiss</Button></>}
    >
      {unmetWords(unmade.unmet, { document, nameOf })}
    </Notice>
  )
}
