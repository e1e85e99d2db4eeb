import { shownTimeZone } from '../../../../base/time.ts'
import { useEditorState } from '../../store/editor-context.ts'
import type { Trigger } from './trigger-kinds.ts'
import { triggerInWords } from './trigger-words.ts'

/** All that is set, as one sentence to read over. */
export function TriggerTold({ trigger }: { readonly trigger: Trigger }) {
  const names = useEditorState((state) => state.names)
  return <p className="journey-told" role="status">{triggerInWords(trigger, { nameOf: (id) => names.get(id) ?? null, zone: shownTimeZone() })}</p>
}
