import { Button, CopyButton, Dialog, Field, Notice, RadioCards } from '@sendero/ui'
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
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title="Invite somebody"
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form="settings-invite" disabled={email.trim() === ''} busyLabel={invitation.isBusy ? 'Inviting…' : undefined}>Invite</Button></>}
    >
      <form id="settings-invite" className="settings-fields" noValidate onSubmit={(event) => { event.preventDefault(); invite() }}>
        <Field label="E-mail address" type="email" value={email} autoComplete="off" autoFocus error={invitation.errorOf('email')} onChange={(event) => { setEmail(event.target.value); invitation.clear() }} />
        <RadioCards label="Role" columns={2} value={role} options={roleCards} onChange={setRole} />
        {invitation.message === null || invitation.errorOf('email') !== undefined ? null : <Notice tone="problem" title="The invitation was not made"><p>{invitation.message}</p></Notice>}
      </form>
    </Dialog>
  )
}

const mailWords: Readonly<Record<Invited['mail']['state'], { readonly tone: 'good' | 'info' | 'warn'; readonly title: string; readonly text: string }>> = {
  sent: { tone: 'good', title: 'The link was mailed', text: 'You can also send it yourself.' },
  'no-server': { tone: 'info', title: 'Send the link yourself', text: 'No mail server is set, so nothing was mailed.' },
  failed: { tone: 'warn', title: 'Send the link yourself', text: 'It could not be mailed.' },
}

function LinkDialog({ invited, onClose }: { readonly invited: Invited; readonly onClose: () => void }) {
  const { tone, title, text } = mailWords[invited.mail.state]
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={`${invited.email} is invited`} description="The link works once, and is shown only now." footer={<Button look="primary" onClick={onClose}>Done</Button>}>
      <div className="settings-stack">
        <Notice tone={tone} title={title}><p>{text}{invited.mail.error === null ? '' : ` The server said: ${invited.mail.error}`}</p></Notice>
        <div className="settings-secret"><code>{invited.link}</code><CopyButton text={invited.link} label="Copy link" /></div>
        <p className="quiet settings-note">It expires <TimeText at={invited.expiresAt} />.</p>
      </div>
    </Dialog>
  )
}
