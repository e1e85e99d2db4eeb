import { Dialog, Kbd, SegmentedControl } from '@sendero/ui'
import { editorActions } from '../actions/editor-actions.ts'
import { useEditorState } from '../store/editor-context.ts'

const groups = [...new Set(editorActions.map(({ group }) => group))]
const mouse: readonly (readonly [string, string])[] = [
  ['Drag on the canvas', 'Select with a box'], ['Space and drag, middle button, two fingers', 'Move the canvas'], ['Pinch', 'Zoom'],
  ['Shift or Ctrl and click', 'Select more'], ['Double click on a step', 'Rename it'], ['Double click on the canvas', 'Add a step'],
  ['Drag a step onto a +', 'Move it there, with Alt a copy'], ['Drag an end of a connection', 'Lead it elsewhere'],
]

/** All keys and gestures, from the one list of actions. */
export function ShortcutSheet() {
  const isOpen = useEditorState(({ panels }) => panels.shortcuts)
  const show = useEditorState((state) => state.show)
  const wheel = useEditorState((state) => state.wheel)
  const setWheel = useEditorState((state) => state.setWheel)
  return (
    <Dialog open={isOpen} onOpenChange={(open) => { show('shortcuts', open) }} title="Shortcuts" size="large">
      <div className="journey-shortcuts">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {editorActions.filter((action) => action.group === group && action.shortcuts.length > 0).map((action) => (
                <div key={action.id}><dt>{action.label}</dt><dd>{action.shortcuts.slice(0, 2).map((keys) => <Kbd key={keys} keys={keys} />)}</dd></div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>Mouse and touch</h3>
          <SegmentedControl label="The wheel" value={wheel} onChange={setWheel} options={[{ value: 'move', label: 'Wheel moves the canvas' }, { value: 'zoom', label: 'Wheel zooms' }]} />
          <p className="ui-quiet journey-form-note">{wheel === 'move' ? 'With Ctrl or ⌘ the wheel zooms.' : 'Drag with Space or the middle button to move.'}</p>
          <dl>{mouse.map(([gesture, what]) => <div key={gesture}><dt>{what}</dt><dd className="ui-quiet">{gesture}</dd></div>)}</dl>
        </section>
      </div>
    </Dialog>
  )
}
