import { Button, Menu } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { ChevronDown, GitCompare, History, ImageDown } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useCommands } from '../../../base/commands.ts'
import { useMay } from '../../../base/session-context.ts'
import { statusActions, type StatusAction } from '../../../journey-status/journey-status.ts'
import { StatusDialog } from '../../../journey-status/StatusDialog.tsx'
import { statusItems } from '../../../journey-status/status-items.ts'
import { StatusText } from '../../../journey-status/StatusText.tsx'
import { useCompared } from '../compare/use-compared.ts'
import { ExportDialog } from '../export/ExportDialog.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { VersionsPanel } from './VersionsPanel.tsx'

/** The status of the journey, and what can be done about it: pause, resume, stop, look at versions. */
export function StatusMenu() {
  const { session } = useEditor()
  const journey = useEditorState((state) => state.journey)
  const { write } = useMay()
  const [action, setAction] = useState<StatusAction | null>(null)
  const [isListing, setListing] = useState(false)
  const [isExporting, setExporting] = useState(false)
  const { compare } = useCompared()
  const { publishedVersion } = journey
  const compareDraft = useCallback((): void => { if (publishedVersion !== null) compare({ before: publishedVersion, after: 'draft' }) }, [compare, publishedVersion])
  useCommands(useMemo(() => [
    { id: 'journey-export', label: 'Export as a picture…', group: 'Journey', keywords: ['svg', 'png', 'pdf', 'image', 'download', 'print', 'save'], perform: () => { setExporting(true) } },
    { id: 'journey-versions', label: 'Versions…', group: 'Journey', keywords: ['history', 'restore', 'rollback'], perform: () => { setListing(true) } },
    ...(publishedVersion === null ? [] : [{ id: 'journey-compare', label: 'Compare the draft with what is live', group: 'Journey', keywords: ['diff', 'changes', 'versions', 'overlay'], perform: compareDraft }]),
  ], [publishedVersion, compareDraft]))
  const items: MenuEntry[] = [
    ...statusActions(journey).map((each): MenuEntry => {
      const { label, icon: Icon } = statusItems[each]
      return { label, icon: <Icon aria-hidden />, isDanger: each === 'stop', disabledReason: write ? undefined : 'Your role may only read', onSelect: () => { setAction(each) } }
    }),
    { label: 'Compare the draft with what is live', icon: <GitCompare aria-hidden />, disabledReason: journey.publishedVersion === null ? 'It was never published' : undefined, onSelect: compareDraft },
    { label: 'Export as a picture…', icon: <ImageDown aria-hidden />, onSelect: () => { setExporting(true) } },
    { label: 'Versions…', icon: <History aria-hidden />, disabledReason: journey.publishedVersion === null ? 'It was never published' : undefined, onSelect: () => { setListing(true) } },
  ]
  const close = (): void => {
    setAction(null)
    void session.refresh()
  }
  return (
    <>
      <Menu trigger={<Button look="quiet" size="small" iconEnd={<ChevronDown aria-hidden />} aria-label={`Status and versions: ${journey.status}`}><StatusText status={journey.status} isEntryClosed={journey.isEntryClosed} /></Button>} items={items} />
      <StatusDialog journey={journey} action={action} onClose={close} />
      {isExporting ? <ExportDialog onClose={() => { setExporting(false) }} /> : null}
      {isListing ? <VersionsPanel onClose={() => { setListing(false) }} /> : null}
    </>
  )
}
