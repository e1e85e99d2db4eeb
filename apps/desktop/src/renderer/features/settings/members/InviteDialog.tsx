import { t } from '@sendero/i18n'
import { Button, CopyButton, Dialog, Field, Notice, RadioCards, rich } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TimeText } from '../../../base/TimeText.tsx'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'
import { roleCards } from './roles.ts'
import type { Role } from './roles.ts'

type Invited = Awaited<ReturnType<typeof trpc.member.invite.mutate>>

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [invited, setInvited] = useState<Invited | null>(null)
  return invited === null ? <AskDialog onInvited={setInvited} onClose={onClose} /> : <LinkDialog invited={invited} onClose={onClose} />
}

function AskDialog({ onInvited, onClose }: { readonly onInvited: (invited: Invited) => void; readonly onClose: () => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('marketer')
  const client = useQueryClient()
  const invitation = useSubmission()
  const invite = (): void => {
    void invitation.run(async () => {
      onInvited(await trpc.member.invite.mutate({ email: email.trim(), role }))
      await client.invalidateQueries({ queryKey: ['member'] })
    })
  }
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('Invite somebody')}
      footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button look="primary" type="submit" form="settings-invite" disabled={email.trim() === ''} busyLabel={invitation.isBusy ? t('Inviting…') : undefined}>{t('Invite')}</Button></>}
    >
      <form id="settings-invite" className="settings-fields" noValidate onSubmit={(event) => { event.preventDefault(); invite() }}>
        <Field label={t('E-mail address')} type="email" value={email} autoComplete="off" autoFocus error={invitation.errorOf('email')} onChange={(event) => { setEmail(event.target.value); invitation.clear() }} />
        <RadioCards label={t('Role')} columns={2} value={role} options={roleCards} onChange={setRole} />
        {invitation.message === null || invitation.errorOf('email') !== undefined ? null : <Notice tone="problem" title={t('The invitation was not made')}><p>{invitation.message}</p></Notice>}
      </form>
    </Dialog>
  )
}

const mailWords: Readonly<Record<Invited['mail']['state'], { readonly tone: 'good' | 'info' | 'warn'; readonly title: string; readonly text: string }>> = {
  sent: { tone: 'good', title: t('The link was mailed'), text: t('You can also send it yourself.') },
  'no-server': { tone: 'info', title: t('Send the link yourself'), text: t('No mail server is set, so nothing was mailed.') },
  failed: { tone: 'warn', title: t('Send the link yourself'), text: t('It could not be mailed.') },
}

function LinkDialog({ invited, onClose }: { readonly invited: Invited; readonly onClose: () => void }) {
  const { tone, title, text } = mailWords[invited.mail.state]
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('{email} is invited', { email: invited.email })} description={t('The link works once, and is shown only now.')} footer={<Button look="primary" onClick={onClose}>{t('Done')}</Button>}>
      <div className="settings-stack">
        <Notice tone={tone} title={title}><p>{text}{invited.mail.error === null ? '' : ` ${t('The server said: {error}', { error: invited.mail.error })}`}</p></Notice>
        <div className="settings-secret"><code>{invited.link}</code><CopyButton text={invited.link} label={t('Copy link')} /></div>
        <p className="quiet settings-note">{rich('It expires {time}.', { time: <TimeText at={invited.expiresAt} /> })}</p>
      </div>
    </Dialog>
  )
}
