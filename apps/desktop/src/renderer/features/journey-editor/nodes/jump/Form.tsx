import { Button, Combobox } from '@sendero/ui'
import { LocateFixed } from 'lucide-react'
import { journeyIndex } from '../../kernels/graph/journey-index.ts'
import { useEditor, useEditorState } from '../../store/editor-context.ts'
import type { FormProps } from '../node-view.ts'
import { stepOptions } from './step-options.ts'

export function JumpForm({ id, config: { to }, onChange, showIssues }: FormProps<'jump'>) {
  const { session, camera } = useEditor()
  const document = useEditorState((state) => state.document)
  const isThere = journeyIndex(document).nodes.has(to)
  const problem = to === '' ? 'Choose the step people go on with.' : isThere ? undefined : 'The step it led to is gone. Choose another one.'
  const show = (): void => { session.store.getState().select([to]); camera.current?.reveal([to]) }
  return (
    <div className="ui-stack">
      <Combobox
        label="Go on with" value={to === '' ? null : to} valueLabel={isThere ? undefined : 'A step that is gone'} options={stepOptions(document, id)} placeholder="Name of a step" emptyText="No step is called so."
        error={to === '' && !showIssues ? undefined : problem} hint="Without a line across the canvas: for a way back, or to where other people go on." onChange={(next) => { onChange({ to: next ?? '' }) }}
      />
      {isThere ? <Button size="small" icon={<LocateFixed aria-hidden />} onClick={show}>Show that step</Button> : null}
    </div>
  )
}
