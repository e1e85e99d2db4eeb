import { t } from '@sendero/i18n'
import { Badge, Button, InlineEdit, Menu, IconButton, PageHeader, keyNames, rich } from '@sendero/ui'
import { Archive, ArchiveRestore, Copy, Ellipsis, History, Send } from 'lucide-react'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { trpc } from '../../base/trpc.ts'
import { UsedIn } from './UsedIn.tsx'
import { useTemplateActions } from './use-template-actions.ts'
import type { EditedTemplate } from './use-template-draft.ts'

interface Props {
  readonly edited: EditedTemplate
  readonly mayWrite: boolean
  readonly onVersions: () => void
  readonly onTest: () => void
  readonly onSave: () => void
}

const longestName = 200

export function EditorHeader({ edited, mayWrite, onVersions, onTest, onSave }: Props) {
  const { saved, isDirty, isSaving } = edited
  const rename = async (name: string): Promise<void> => {
    const renamed = await trpc.template.update.mutate({ id: saved.id, name: name.trim().slice(0, longestName) })
    // Somebody may have saved meanwhile: their content is not what this editor stands on.
    edited.take({ ...saved, name: renamed.name, updatedAt: renamed.updatedAt })
  }
  return (
    <PageHeader
      crumbs={[{ label: t('Templates'), href: paths.templates }]}
      title={<InlineEdit value={saved.name} label={t('Name of the template')} size="title" disabled={!mayWrite} onSave={rename} />}
      meta={<>
        {saved.archivedAt === null ? null : <Badge tone="warn">{t('Archived')}</Badge>}
        <SavedState edited={edited} />
        <UsedIn templateId={saved.id} />
      </>}
      actions={<>
        <Button size="small" icon={<History aria-hidden />} onClick={onVersions}>{t('Versions')}</Button>
        <Button size="small" icon={<Send aria-hidden />} onClick={onTest} disabledReason={mayWrite ? undefined : t('Your role can look, not send')}>{t('Send test')}</Button>
        {mayWrite ? <Button size="small" look="primary" onClick={onSave} disabled={!isDirty} busyLabel={isSaving ? t('Saving…') : undefined} title={t('Save a new version ({names})', { names: keyNames('Mod+S').join('') })}>{t('Save')}</Button> : null}
        {mayWrite ? <More edited={edited} /> : null}
      </>}
    />
  )
}

function SavedState({ edited: { saved, isDirty } }: { readonly edited: EditedTemplate }) {
  if (isDirty) return <span role="status" className="template-unsaved">{t('Unsaved changes')}</span>
  return <span role="status">{rich('Version {version} · {time}', { version: String(saved.version), time: <TimeText at={saved.savedAt} show="relative" /> })}</span>
}

function More({ edited }: { readonly edited: EditedTemplate }) {
  const actions = useTemplateActions()
  const { saved } = edited
  const isArchived = saved.archivedAt !== null
  return (
    <Menu
      align="end" trigger={<IconButton label={t('More')} size="small" icon={<Ellipsis aria-hidden />} />}
      items={[
        { label: t('Duplicate'), icon: <Copy aria-hidden />, onSelect: () => { void actions.duplicate(saved) } },
        isArchived
          ? { label: t('Take out of the archive'), icon: <ArchiveRestore aria-hidden />, onSelect: () => { void actions.restore(saved).then(() => { edited.take({ ...saved, archivedAt: null }) }) } }
          : { label: t('Archive'), icon: <Archive aria-hidden />, onSelect: () => { void actions.archive(saved).then(() => { edited.take({ ...saved, archivedAt: new Date().toISOString() }) }) } },
      ]}
    />
  )
}
