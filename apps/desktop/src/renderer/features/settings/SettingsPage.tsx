import { t } from '@sendero/i18n'
import { EmptyState, PageHeader, TabLinks } from '@sendero/ui'
import { Lock } from 'lucide-react'
import type { ComponentType } from 'react'
import { useParams } from 'react-router'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { AboutTab } from './about/AboutTab.tsx'
import { AccountTab } from './account/AccountTab.tsx'
import { ApiKeysTab } from './api-keys/ApiKeysTab.tsx'
import { EmailTab } from './email/EmailTab.tsx'
import { MembersTab } from './members/MembersTab.tsx'
import { settingsTabs, tabOf } from './settings-tabs.ts'
import type { SettingsTab } from './settings-tabs.ts'
import { SourcesTab } from './sources/SourcesTab.tsx'
import { WorkspaceTab } from './workspace/WorkspaceTab.tsx'
import './settings.css'

const pages: Readonly<Record<SettingsTab, ComponentType>> = {
  workspace: WorkspaceTab, sources: SourcesTab, 'api-keys': ApiKeysTab, members: MembersTab, email: EmailTab, account: AccountTab, about: AboutTab,
}

/** `/settings` and everything below: one tab an address. */
export function SettingsPage() {
  const may = useMay()
  const current = tabOf(useParams()['*'] ?? '')
  const shown = settingsTabs.filter((tab) => tab.isFor(may))
  const Page = current !== null && shown.some(({ key }) => key === current) ? pages[current] : null
  return (
    <div className="page settings">
      <PageHeader title={t('Settings')} tabs={<TabLinks label={t('Settings')} items={shown.map(({ key, label }) => ({ href: paths.settings(key), label, isCurrent: key === current }))} />} />
      {Page !== null ? <div className="settings-body"><Page /></div>
        : current === null ? <EmptyState title={t('There is no such page')}>{t('Choose one of the settings above.')}</EmptyState>
          : <EmptyState icon={<Lock aria-hidden />} title={t('Your role does not include this')}>{t('An admin of this workspace can change it, or give you another role.')}</EmptyState>}
    </div>
  )
}
