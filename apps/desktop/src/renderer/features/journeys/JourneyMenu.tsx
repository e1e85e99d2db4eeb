import { t } from '@sendero/i18n'
import { IconButton, Menu } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { Archive, ArchiveRestore, Copy, Ellipsis, Pencil, SquareArrowOutUpRight } from 'lucide-react'
import { statusActions } from '../../journey-status/journey-status.ts'
import type { StatusAction } from '../../journey-status/journey-status.ts'
import { statusItems } from '../../journey-status/status-items.ts'
import type { JourneyActions } from './use-journey-actions.ts'
import type { JourneyRow } from './use-journey-list.ts'

interface Props {
  readonly journey: JourneyRow
  readonly actions: JourneyActions
  readonly mayWrite: boolean
  readonly onOpen: (journey: JourneyRow) => void
  readonly onRename: (journey: JourneyRow) => void
  readonly onStatus: (journey: JourneyRow, action: StatusAction) => void
}

export function JourneyMenu(props: Props) {
  return <Menu align="end" trigger={<IconButton label={t('More about {name}', { name: props.journey.name })} icon={<Ellipsis aria-hidden />} size="small" />} items={props.journey.archivedAt === null ? presentItems(props) : archivedItems(props)} />
}

function presentItems({ journey, actions, mayWrite, onOpen, onRename, onStatus }: Props): readonly MenuEntry[] {
  const open: MenuEntry = { label: t('Open'), icon: <SquareArrowOutUpRight aria-hidden />, onSelect: () => { onOpen(journey) } }
  if (!mayWrite) return [open]
  const status = statusActions(journey).map((action): MenuEntry => {
    const { label, icon: Icon } = statusItems[action]
    return { label, icon: <Icon aria-hidden />, isDanger: action === 'stop', onSelect: () => { onStatus(journey, action) } }
  })
  return [
    open,
    { label: t('Rename…'), icon: <Pencil aria-hidden />, onSelect: () => { onRename(journey) } },
    { label: t('Duplicate'), icon: <Copy aria-hidden />, onSelect: () => { void actions.duplicate(journey) } },
    { kind: 'separator' },
    ...status,
    {
      label: t('Archive'), icon: <Archive aria-hidden />, disabledReason: journey.status === 'live' || journey.status === 'paused' ? t('Stop it first') : undefined,
      onSelect: () => { void actions.archive(journey) },
    },
  ]
}

function archivedItems({ journey, actions, mayWrite }: Props): readonly MenuEntry[] {
  return [{ label: t('Restore'), icon: <ArchiveRestore aria-hidden />, disabledReason: mayWrite ? undefined : t('Your role may only read'), onSelect: () => { void actions.restore(journey) } }]
}
