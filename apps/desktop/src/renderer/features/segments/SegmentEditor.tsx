import { Button, ConfirmDialog, IconButton, InlineEdit, Menu, PageHeader, Tabs } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { Archive, Copy, Ellipsis, ListChecks, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { countLabel } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { SegmentOverlap } from './SegmentOverlap.tsx'
import { SegmentPeople } from './SegmentPeople.tsx'
import { SegmentRule } from './SegmentRule.tsx'
import { SegmentUsage } from './SegmentUsage.tsx'
import type { NewSegment } from './start-with.ts'
import { useSegmentActions } from './use-segment-actions.ts'
import { useSegmentDraft } from './use-segment-draft.ts'
import type { SavedSegment, SegmentDraft } from './use-segment-draft.ts'
import { useSegmentHints } from './use-segment-hints.ts'
import { useUnsavedGuard } from './use-unsaved-guard.ts'

interface Props {
  /** Null for one that is not saved yet. */
  readonly saved: SavedSegment | null
  readonly start: NewSegment
}

type View = 'rule' | 'people' | 'overlap' | 'usage'

export function SegmentEditor({ saved, start }: Props) {
  const { write } = useMay()
  const draft = useSegmentDraft(saved, start)
  const [view, setView] = useState<View>('rule')
  const { save, guard } = useSaving(saved, draft)
  useSaveKey(save)
  useSegmentHints([['segment', 'get', saved?.id ?? '']], saved?.id ?? null)
  return (
    <div className="page segments">
      <PageHeader
        crumbs={[{ label: 'Segments', href: paths.segments }]}
        title={<InlineEdit label="Name of the segment" size="title" value={draft.name} onSave={draft.rename} validate={nameProblem} disabled={!write} />}
        actions={write ? <Actions saved={saved} draft={draft} onSave={save} onGone={guard.letGo} /> : undefined}
      />
      {saved === null ? <SegmentRule draft={draft} isNew mayWrite={write} /> : (
        <Tabs
          label="Segment" value={view} onChange={setView}
          items={[
            { value: 'rule', label: 'Rule', content: <SegmentRule draft={draft} isNew={false} mayWrite={write} /> },
            { value: 'people', label: 'People', count: saved.computedAt === null ? '…' : countLabel(saved.count), content: <SegmentPeople segment={saved} mayWrite={write} /> },
            { value: 'overlap', label: 'Overlap', content: <SegmentOverlap segment={saved} /> },
            { value: 'usage', label: 'Where used', content: <SegmentUsage segmentId={saved.id} /> },
          ]}
        />
      )}
      <ConfirmDialog
        open={guard.isAsking} onOpenChange={(isOpen) => { if (!isOpen) guard.stay() }} title="Leave without saving?" description={`The changes to “${draft.name}” would be lost.`}
        confirmLabel="Leave" cancelLabel="Stay" onConfirm={guard.leave}
      />
    </div>
  )
}

const nameProblem = (name: string): string | null => (name.trim() === '' ? 'Give it a name' : name.length > 200 ? 'Use at most 200 characters' : null)

function useSaving(saved: SavedSegment | null, draft: SegmentDraft) {
  const navigate = useNavigate()
  // Set once the page is to be left on purpose: a new segment that was just saved, one that was archived.
  const [goal, setGoal] = useState<string | null>(null)
  const guard = useUnsavedGuard(draft.isChanged && goal === null)
  useEffect(() => { if (goal !== null) void navigate(goal, { replace: true }) }, [goal, navigate])
  const save = async (): Promise<void> => {
    const stored = await draft.save()
    if (stored !== null && saved === null) setGoal(paths.segment(stored.id))
  }
  return { save, guard: { ...guard, letGo: () => { setGoal(paths.segments) } } }
}

function useSaveKey(save: () => Promise<void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void save()
    }
    window.addEventListener('keydown', press)
    return () => { window.removeEventListener('keydown', press) }
  })
}

interface ActionsProps {
  readonly saved: SavedSegment | null
  readonly draft: SegmentDraft
  readonly onSave: () => Promise<void>
  readonly onGone: () => void
}

function Actions({ saved, draft, onSave, onGone }: ActionsProps) {
  const actions = useSegmentActions()
  const items: readonly MenuEntry[] = saved === null ? [] : [
    { label: 'Check everybody again', icon: <RefreshCw aria-hidden />, onSelect: () => { void actions.refresh(saved) } },
    { label: 'Duplicate', icon: <Copy aria-hidden />, onSelect: () => { void actions.duplicate(saved) } },
    { label: 'Copy its people into a list', icon: <ListChecks aria-hidden />, disabledReason: saved.computedAt === null ? 'Its people are being counted' : undefined, onSelect: () => { void actions.copyToList(saved) } },
    { kind: 'separator' },
    { label: 'Archive', icon: <Archive aria-hidden />, onSelect: () => { void actions.archive(saved).then((isDone) => { if (isDone) onGone() }) } },
  ]
  return (
    <>
      {draft.isChanged ? <span className="quiet segments-unsaved">Not saved</span> : null}
      <Button look="primary" onClick={() => { void onSave() }} busyLabel={draft.isSaving ? 'Saving…' : undefined} disabledReason={saved !== null && !draft.isChanged ? 'Nothing has changed.' : undefined}>{saved === null ? 'Create segment' : 'Save'}</Button>
      {items.length === 0 ? null : <Menu align="end" items={items} trigger={<IconButton label="More for this segment" icon={<Ellipsis aria-hidden />} look="plain" />} />}
    </>
  )
}
