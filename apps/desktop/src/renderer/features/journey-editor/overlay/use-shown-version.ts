import { useEffect } from 'react'
import { useVersion } from '../publish/use-version.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { redrawNumbers } from './numbers-store.ts'
import { widths } from './overlay-actions.ts'
import { useReading } from './reading.ts'

/** While numbers are read, the canvas shows the version they belong to: the one chosen, else the one people enter now. */
export function useShownVersion(): void {
  const { store } = useEditor().session
  const { isOn, version } = useReading()
  const { id, publishedVersion } = useEditorState((state) => state.journey)
  const wanted = version ?? publishedVersion
  const { data } = useVersion(id, isOn ? wanted : null)
  const document = data?.document ?? null
  useEffect(() => {
    store.getState().look(isOn ? document : null)
    if (!isOn) return
    redrawNumbers(store)
    store.setState(widths(store))
  }, [isOn, document, store])
}
