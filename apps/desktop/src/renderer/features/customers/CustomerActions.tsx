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
    ...(customer.userId === null ? [] : [{ label: 'Copy user ID', icon: <Copy aria-hidden />, onSelect: () => { actions.copy(customer.userId ?? '', 'The user ID') } }]),
    { label: 'Copy Sendero ID', icon: <Copy aria-hidden />, onSelect: () => { actions.copy(customer.id, 'The Sendero ID') } },
    { label: 'Export all their data', icon: <Download aria-hidden />, onSelect: () => { void actions.exportAll() } },
  ]
  const changes: readonly MenuEntry[] = [
    { kind: 'separator' },
    customer.suppressed === null
      ? { label: 'Suppress address…', icon: <Ban aria-hidden />, disabledReason: hasEmail ? undefined : 'They have no e-mail address', onSelect: () => { setAsking('suppress') } }
      : { label: 'Lift suppression…', icon: <ShieldOff aria-hidden />, onSelect: () => { setAsking('unsuppress') } },
    { label: 'Erase customer…', icon: <Trash2 aria-hidden />, isDanger: true, onSelect: () => { setAsking('erase') } },
  ]
  return (
    <>
      {mayWrite ? <SubscribeButton customer={customer} hasEmail={hasEmail} onSubscribe={() => { setAsking('subscribe') }} onUnsubscribe={() => { void actions.unsubscribe() }} /> : null}
      <Menu align="end" items={mayWrite ? [...copies, ...changes] : copies} trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden />} look="plain" />} />
      {asking === 'suppress' ? <SuppressDialog customer={customer} onSuppress={actions.suppress} onClose={close} /> : null}
      <Questions customer={customer} asking={asking} actions={actions} onClose={close} />
    </>
  )
}

interface SubscribeProps { readonly customer: Customer; readonly hasEmail: boolean; readonly onSubscribe: () => void; readonly onUnsubscribe: () => void }

function SubscribeButton({ customer, hasEmail, onSubscribe, onUnsubscribe }: SubscribeProps) {
  if (customer.subscriptions.email === 'subscribed') return <Button icon={<MailMinus aria-hidden />} onClick={onUnsubscribe}>Unsubscribe</Button>
  return <Button icon={<MailPlus aria-hidden />} disabledReason={hasEmail ? undefined : 'They have no e-mail address'} onClick={onSubscribe}>Subscribe…</Button>
}

interface QuestionProps { readonly customer: Customer; readonly asking: Asking | null; readonly actions: ReturnType<typeof useCustomerActions>; readonly onClose: () => void }

function Questions({ customer, asking, actions, onClose }: QuestionProps) {
  const label = customerLabel(customer)
  const change = (isOpen: boolean): void => { if (!isOpen) onClose() }
  const words = customer.userId ?? (typeof customer.traits['email'] === 'string' ? customer.traits['email'] : customer.id)
  return (
    <>
      <ConfirmDialog
        open={asking === 'subscribe'} onOpenChange={change} tone="primary" title={`Subscribe ${label}?`} confirmLabel="They agreed: subscribe" onConfirm={actions.subscribe}
        description={<><p>Only when they have said themselves that they want your e-mail. Your name and the time are kept as the proof.</p>{subscriptionOf(customer) === 'suppressed' ? <p>Their address is suppressed, so nothing is sent before that is lifted too.</p> : null}</>}
      />
      <ConfirmDialog
        open={asking === 'unsuppress'} onOpenChange={change} tone="primary" title={`Write to ${label} again?`} confirmLabel="Lift suppression" onConfirm={actions.unsuppress}
        description={<><p>The address was suppressed because {suppressionReason(customer.suppressed?.reason ?? '')}. Writing to addresses that bounce or complain harms the delivery of all your mail.</p><p>Their subscription stays as it is.</p></>}
      >
        <p className="quiet"><MailWarning aria-hidden className="customers-inline-icon" />Mail that is already waiting for them goes out from now on.</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'erase'} onOpenChange={change} title={`Erase ${label}?`} confirmLabel="Erase for ever" confirmWords={words} onConfirm={actions.erase}
        description={<><p>Their traits, events, subscriptions and the content of their messages are deleted, here and in analytics. Journeys stop for them. Numbers that counted them stay and name nobody.</p><p>The address stays suppressed, as a code nobody can read. <strong>This cannot be undone.</strong></p></>}
      />
    </>
  )
}
