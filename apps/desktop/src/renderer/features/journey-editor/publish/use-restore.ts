import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useReading } from '../overlay/reading.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { documentOf, versionQuery } from './use-version.ts'

/** Puts a version in place of the draft, as one step that can be undone; gives false, and says why, when it cannot. */
export function useRestore(): (version: number) => Promise<boolean> {
  const { session } = useEditor()
  const { id } = useEditorState((state) => state.journey)
  const { change } = useReading()
  const toast = useToast()
  const client = useQueryClient()
  return async (version) => {
    const document = await client.fetchQuery(versionQuery(id, version)).then(documentOf, () => null)
    if (document === null) { toast.show({ tone: 'danger', title: `Version ${version} could not be read` }); return false }
    change({ isOn: false, version: null })
    const { setMode, run } = session.store.getState()
    setMode('edit')
    if (run({ ok: true, label: `go back to version ${version}`, edits: [{ kind: 'replaceDocument', document }] })) toast.show({ tone: 'good', title: `The draft is version ${version} again`, description: 'Nothing is published yet. Undo brings your draft back.' })
    return true
  }
}
