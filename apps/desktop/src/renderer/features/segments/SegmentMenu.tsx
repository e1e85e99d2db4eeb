import { IconButton, Menu } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { Archive, ArchiveRestore, Copy, Ellipsis } from 'lucide-react'
import type { SegmentActions } from './use-segment-actions.ts'
import type { SegmentRow } from './use-segment-list.ts'

interface Props {
  readonly segment: SegmentRow
  readonly actions: SegmentActions
  readonly mayWrite: boolean
}

const readOnly = 'Your role may only read'

export function SegmentMenu({ segment, actions, mayWrite }: Props) {
  const disabledReason = mayWrite ? undefined : readOnly
  const [user] = segment.usedBy
  const items: readonly MenuEntry[] = segment.archivedAt === null
    ? [
        { label: 'Duplicate', icon: <Copy aria-hidden />, disabledReason, onSelect: () => { void actions.duplicate(segment) } },
        { label: 'Archive', icon: <Archive aria-hidden />, disabledReason: disabledReason ?? (user === undefined ? undefined : `“${user.name}” uses it: stop that first`), onSelect: () => { void actions.archive(segment) } },
      ]
    : [{ label: 'Restore', icon: <ArchiveRestore aria-hidden />, disabledReason, onSelect: () => { void actions.restore(segment) } }]
  return <Menu align="end" items={items} trigger={<IconButton label={`More about ${segment.name}`} icon={<Ellipsis aria-hidden />} size="small" />} />
}
