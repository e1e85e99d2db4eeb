import { Button, Combobox, Dialog, useToast } from '@sendero/ui'
import { useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { paths } from '../../../base/paths.ts'
import { trpc } from '../../../base/trpc.ts'
import { useRememberedLoad } from '../../../pickers/use-remembered-load.ts'
import type { Fragment } from '../kernels/document/fragment.ts'
import { copyInto } from '../store/copy-into.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'

/** Chooses the journey that copied steps go into. */
export function CopyToDialog() {
  const copying = useEditorState((state) => state.copying)
  return copying === null ? null : <Choice fragment={copying} />
}

function Choice({ fragment }: { readonly fragment: Fragment }) {
  const { session, camera } = useEditor()
  const toast = useToast()
  const load = useRememberedLoad()
  const own = useEditorState(({ journey }) => journey.id)
  const [target, setTarget] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const count = fragment.nodes.length === 1 ? '1 step' : `${fragment.nodes.length} steps`
  const close = (): void => { session.store.setState({ copying: null }); camera.current?.focus() }
  const suggest = async (q: string) => {
    const { data } = await load(['workflows', 'list', { q, limit: 50 }], (signal) => trpc.workflows.list.query({ limit: 50, ...(q === '' ? {} : { q }) }, { signal }))
    return data.filter(({ id }) => id !== own).map(({ id, name, status }) => ({ value: id, label: name, description: status === 'draft' ? 'Draft' : 'Goes into its draft' }))
  }
  const copy = (): void => {
    if (target === null) { setFault('Choose the journey they go into.'); return }
    setBusy(true)
    copyInto(target, fragment).then(
      () => { close(); toast.show({ title: `${count} copied`, description: 'They stand beside the other journey, for you to connect.', tone: 'good', action: { label: 'Open it', onAction: () => { window.open(paths.journey(target), '_blank') } } }) },
      (error: unknown) => { setBusy(false); setFault(problemText(error)) },
    )
  }
  return (
    <Dialog
      open size="small" onOpenChange={(isOpen) => { if (!isOpen) close() }} title={`Copy ${count} to another journey`} description="The copies have numbers of their own."
      footer={<><Button look="quiet" onClick={close}>Cancel</Button><Button look="primary" busyLabel={isBusy ? 'Copying…' : undefined} onClick={copy}>Copy</Button></>}
    >
      <Combobox label="Journey" value={target} load={suggest} placeholder="Choose a journey" emptyText="There is no other journey." error={fault ?? undefined} onChange={(id) => { setTarget(id); setFault(null) }} />
    </Dialog>
  )
}
