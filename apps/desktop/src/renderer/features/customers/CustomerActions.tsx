import { t } from '@sendero/i18n'
import { Button, ConfirmDialog, IconButton, Menu } from '@sendero/ui'
import type { MenuEntry } from '@sendero/ui'
import { Ban, Copy, Download, Ellipsis, MailMinus, MailPlus, MailWarning, ShieldOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { customerLabel } from '../../pickers/customer-label.ts'
import { SuppressDialog } from './SuppressDialog.tsx'
import { subscriptionOf, suppressionReason } from './subscription-words.ts'
import { useCustomerActions } from './use-customer-actions.ts'
import type { Customer } from './use-customer.ts'

interface Props { readonly customer: Customer; readonly mayWrite: boolean }
type Asking = 'suppress' | 'unsuppress' | 'subscribe' | 'erase'

export function CustomerActions({ customer, mayWrite }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const actions = useCustomerActions(customer)
  const close = (): void => { setAsking(null) }
  const hasEmail = typeof customer.traits['email'] === 'string'
  const copies: readonly MenuEntry[] = [
    ...(customer.userId === null ? [] : [{ label: t('Copy user ID'), icon: <Copy aria-hidden />, onSelect: () => { actions.copy(customer.userId ?? '', t('The user ID')) } }]),
    { label: t('Copy Sendero ID'), icon: <Copy aria-hidden />, onSelect: () => { actions.copy(customer.id, t('The Sendero ID')) } },
    { label: t('Export all their data'), icon: <Download aria-hidden />, onSelect: () => { void actions.exportAll() } },
  ]
  const changes: readonly MenuEntry[] = [
    { kind: 'separator' },
    customer.suppressed === null
      ? { label: t('Suppress address…'), icon: <Ban aria-hidden />, disabledReason: hasEmail ? undefined : t('They have no e-mail address'), onSelect: () => { setAsking('suppress') } }
      : { label: t('Lift suppression…'), icon: <ShieldOff aria-hidden />, onSelect: () => { setAsking('unsuppress') } },
    { label: t('Erase customer…'), icon: <Trash2 aria-hidden />, isDanger: true, onSelect: () => { setAsking('erase') } },
  ]
  return (
    <>
      {mayWrite ? <SubscribeButton customer={customer} hasEmail={hasEmail} onSubscribe={() => { setAsking('subscribe') }} onUnsubscribe={() => { void actions.unsubscribe() }} /> : null}
      <Menu align="end" items={mayWrite ? [...copies, ...changes] : copies} trigger={<IconButton label={t('More actions')} icon={<Ellipsis aria-hidden />} look="plain" />} />
      {asking === 'suppress' ? <SuppressDialog customer={customer} onSuppress={actions.suppress} onClose={close} /> : null}
      <Questions customer={customer} asking={asking} actions={actions} onClose={close} />
    </>
  )
}

interface SubscribeProps { readonly customer: Customer; readonly hasEmail: boolean; readonly onSubscribe: () => void; readonly onUnsubscribe: () => void }

function SubscribeButton({ customer, hasEmail, onSubscribe, onUnsubscribe }: SubscribeProps) {
  if (customer.subscriptions.email === 'subscribed') return <Button icon={<MailMinus aria-hidden />} onClick={onUnsubscribe}>{t('Unsubscribe')}</Button>
  return <Button icon={<MailPlus aria-hidden />} disabledReason={hasEmail ? undefined : t('They have no e-mail address')} onClick={onSubscribe}>{t('Subscribe…')}</Button>
}

interface QuestionProps { readonly customer: Customer; readonly asking: Asking | null; readonly actions: ReturnType<typeof useCustomerActions>; readonly onClose: () => void }

function Questions({ customer, asking, actions, onClose }: QuestionProps) {
  const label = customerLabel(customer)
  const change = (isOpen: boolean): void => { if (!isOpen) onClose() }
  const words = customer.userId ?? (typeof customer.traits['email'] === 'string' ? customer.traits['email'] : customer.id)
  return (
    <>
      <ConfirmDialog
        open={asking === 'subscribe'} onOpenChange={change} tone="primary" title={t('Subscribe {label}?', { label })} confirmLabel={t('They agreed: subscribe')} onConfirm={actions.subscribe}
        description={<><p>{t('Only when they have said themselves that they want your e-mail. Your name and the time are kept as the proof.')}</p>{subscriptionOf(customer) === 'suppressed' ? <p>{t('Their address is suppressed, so nothing is sent before that is lifted too.')}</p> : null}</>}
      />
      <ConfirmDialog
        open={asking === 'unsuppress'} onOpenChange={change} tone="primary" title={t('Write to {label} again?', { label })} confirmLabel={t('Lift suppression')} onConfirm={actions.unsuppress}
        description={<><p>{t('The address was suppressed because {reason}. Writing to addresses that bounce or complain harms the delivery of all your mail.', { reason: suppressionReason(customer.suppressed?.reason ?? '') })}</p><p>{t('Their subscription stays as it is.')}</p></>}
      >
        <p className="quiet"><MailWarning aria-hidden className="customers-inline-icon" />{t('Mail that is already waiting for them goes out from now on.')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'erase'} onOpenChange={change} title={t('Erase {label}?', { label })} confirmLabel={t('Erase for ever')} confirmWords={words} onConfirm={actions.erase}
        description={<><p>{t('Their traits, events, subscriptions and the content of their messages are deleted, here and in analytics. Journeys stop for them. Numbers that counted them stay and name nobody.')}</p><p>{t('The address stays suppressed, as a code nobody can read.')} <strong>{t('This cannot be undone.')}</strong></p></>}
      />
    </>
  )
}
