import { t } from '@sendero/i18n'
import { Badge, Button, Card } from '@sendero/ui'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay, useSession } from '../../../base/session-context.ts'
import { chooseWorkspace } from '../../../base/workspace-choice.ts'
import { NewWorkspaceDialog } from './NewWorkspaceDialog.tsx'

/** The other workspaces of this user, and a way to a new one. */
export function OtherWorkspaces() {
  const { session, workspace } = useSession()
  const { administer } = useMay()
  const [isOpen, setOpen] = useState(false)
  const others = session.workspaces.filter(({ slug }) => slug !== workspace.slug)
  return (
    <Card title={t('Your other workspaces')} description={t('Each has its own customers, journeys and members.')} actions={administer ? <Button icon={<Plus aria-hidden />} onClick={() => { setOpen(true) }}>{t('New workspace')}</Button> : undefined}>
      {others.length === 0 ? <p className="quiet settings-note">{t('This is the only one. A sandbox is good for trying things: its clock can be moved, and it mails nobody.')}</p> : (
        <ul className="settings-list">
          {others.map((each) => (
            <li key={each.slug}>
              <span className="settings-list-name">{each.name}{each.isSandbox ? <Badge tone="warn">{t('Sandbox')}</Badge> : null}</span>
              <span className="quiet">{each.role}</span>
              <Button size="small" onClick={() => { chooseWorkspace(each.slug) }}>{t('Open')}</Button>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? <NewWorkspaceDialog onClose={() => { setOpen(false) }} /> : null}
    </Card>
  )
}
