import { t } from '@sendero/i18n'
import { IconButton, Menu } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { Archive, ArchiveRestore, Copy, Ellipsis } from 'lucide-react'
import type { TemplateActions } from '../use-template-actions.ts'
import type { TemplateRow } from './use-template-list.ts'

interface Props { readonly template: TemplateRow; readonly actions: TemplateActions }

export function TemplateMenu({ template, actions }: Props) {
  const items: MenuEntry[] = [
    { label: t('Duplicate'), icon: <Copy aria-hidden />, onSelect: () => { void actions.duplicate(template) } },
    template.archivedAt === null
      ? { label: t('Archive'), icon: <Archive aria-hidden />, onSelect: () => { void actions.archive(template) } }
      : { label: t('Take out of the archive'), icon: <ArchiveRestore aria-hidden />, onSelect: () => { void actions.restore(template) } },
  ]
  return <Menu align="end" trigger={<IconButton size="small" label={t('Actions for {name}', { name: template.name })} icon={<Ellipsis aria-hidden />} />} items={items} />
}
