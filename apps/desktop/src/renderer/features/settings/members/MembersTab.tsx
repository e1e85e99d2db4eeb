import { t } from '@sendero/i18n'
import { Button, Card, SearchField } from '@sendero/ui'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { InvitationTable } from './InvitationTable.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { MemberTable } from './MemberTable.tsx'
import { RoleTable } from './RoleTable.tsx'

/** Who works in this workspace, who was asked to, and what each role may do. */
export function MembersTab() {
  const [q, setQ] = useState('')
  const [isInviting, setInviting] = useState(false)
  return (
    <>
      <Card
        title={t('Members')} flush
        actions={<><SearchField label={t('Search members by name or address')} placeholder={t('Search')} value={q} onChange={setQ} /><Button look="primary" icon={<UserPlus aria-hidden />} onClick={() => { setInviting(true) }}>{t('Invite')}</Button></>}
      >
        <MemberTable q={q} onClear={() => { setQ('') }} />
      </Card>
      <InvitationTable />
      <RoleTable />
      {isInviting ? <InviteDialog onClose={() => { setInviting(false) }} /> : null}
    </>
  )
}
