import { Button } from '@sendero/ui'
import { Check, CircleAlert, Rocket } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useCommands } from '../../../base/commands.ts'
import { useMay } from '../../../base/session-context.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { publishState } from './publish-state.ts'
import { PublishSheet } from './PublishSheet.tsx'

const icons = { problems: CircleAlert, ready: Rocket, done: Check } as const

/** Says what stands between the draft and the people, and opens the sheet that publishes it. */
export function PublishButton() {
  const { session } = useEditor()
  const journey = useEditorState((state) => state.journey)
  const blocking = useEditorState((state) => [...state.diagnostics, ...state.serverDiagnostics].filter(({ severity }) => severity === 'error').length)
  const { write } = useMay()
  const [isOpen, setOpen] = useState(false)
  const { kind, label } = publishState(journey, blocking)
  const Icon = icons[kind]
  const open = useCallback((): void => {
    setOpen(true)
    void session.flush()
  }, [session])
  useCommands(useMemo(() => (write ? [{ id: 'journey-publish', label: 'Publish…', group: 'Journey', keywords: ['live', 'start', 'release'], perform: open }] : []), [write, open]))
  return (
    <>
      <Button look={kind === 'ready' ? 'primary' : 'plain'} icon={<Icon aria-hidden />} disabledReason={write ? undefined : 'Your role may read journeys, not publish them.'} onClick={open}>{label}</Button>
      {isOpen ? <PublishSheet onClose={() => { setOpen(false) }} /> : null}
    </>
  )
}
