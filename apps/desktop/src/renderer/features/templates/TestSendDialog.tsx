import { t } from '@sendero/i18n'
import { Button, Dialog, Field, Notice } from '@sendero/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useSession } from '../../base/session-context.ts'
import { trpc } from '../../base/trpc.ts'
import { CustomerPicker } from '../../pickers/CustomerPicker.tsx'
import type { PreviewFor } from './preview/use-preview.ts'

interface Props {
  readonly templateId: string
  readonly who: PreviewFor
  readonly isDirty: boolean
  /** Resolves with whether the draft is stored. */
  readonly save: () => Promise<boolean>
  readonly onClose: () => void
}

interface Sent { readonly to: string; readonly mailId: string | null }

/** Sends what is in the editor to an address of one's own; what is not saved yet is saved first. */
export function TestSendDialog({ templateId, who, isDirty, save, onClose }: Props) {
  const { session } = useSession()
  const queries = useQueryClient()
  const [to, setTo] = useState(session.user.email)
  const [customerId, setCustomerId] = useState(who.customerId)
  const send = useMutation({
    mutationFn: async (): Promise<Sent> => {
      if (!(await save())) throw new Error('The changes could not be saved, so nothing was sent. Close this and look at the editor.')
      const { messageId } = await trpc.template.testSend.mutate({
        id: templateId, to, ...(customerId === null ? {} : { customerId }), ...(who.event === null ? {} : { event: who.event.properties as never }),
      })
      // With a mail server of its own nothing lies in the mailbox.
      const mail = await trpc.mailbox.get.query({ id: messageId }).catch(() => null)
      return { to, mailId: mail?.id ?? null }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mailbox'] }),
  })
  return (
    <Dialog
      open onOpenChange={onClose} isLocked={send.isPending} title={t('Send a test')} description={t('One mail, as the person would get it. It is counted nowhere, and its links unsubscribe nobody.')}
      footer={<><Button onClick={onClose} disabled={send.isPending}>{send.isSuccess ? t('Close') : t('Cancel')}</Button><Button look="primary" type="submit" form="template-test-send" icon={<Send aria-hidden />} busyLabel={send.isPending ? t('Sending…') : undefined}>{isDirty ? t('Save and send') : send.isSuccess ? t('Send again') : t('Send test')}</Button></>}
    >
      <form id="template-test-send" className="ui-stack" onSubmit={(event) => { event.preventDefault(); send.mutate() }}>
        <Field label={t('To')} type="email" required value={to} autoComplete="email" onChange={(event) => { setTo(event.target.value.trim()) }} />
        <CustomerPicker label={t('As')} value={customerId} onChange={setCustomerId} placeholder={t('Sample person')} clearable hint={who.event === null ? t('Without an event.') : t('With the event “{name}” of the preview.', { name: who.event.name })} />
        {send.isError ? <Notice tone="problem" title={t('It was not sent')}>{problemText(send.error)}</Notice> : null}
        {send.isSuccess ? <Outcome sent={send.data} /> : null}
      </form>
    </Dialog>
  )
}

function Outcome({ sent }: { readonly sent: Sent }) {
  if (sent.mailId === null) return <Notice tone="good" title={t('Sent to {to}', { to: sent.to })}>{t('It left through the mail server.')}</Notice>
  return <Notice tone="good" title={t('Delivered to the mailbox for {to}', { to: sent.to })}><p>{t('Mail stays on this server until a mail server is set up.')} <Link to={`${paths.mailbox}/${sent.mailId}`}>{t('Open it in the mailbox')}</Link></p></Notice>
}
