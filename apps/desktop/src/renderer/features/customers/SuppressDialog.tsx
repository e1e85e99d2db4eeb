import { t } from '@sendero/i18n'
import { Button, Dialog, Notice, RadioCards } from '@sendero/ui'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { customerLabel } from '../../pickers/customer-label.ts'
import type { Customer } from './use-customer.ts'
import type { GivenReason } from './use-customer-actions.ts'

interface Props {
  readonly customer: Customer
  readonly onSuppress: (reason: GivenReason) => Promise<void>
  readonly onClose: () => void
}

const reasons: readonly { readonly value: GivenReason; readonly label: string; readonly description: string }[] = [
  { value: 'manual', label: t('They asked for it'), description: t('On the phone, in a letter, or for any other reason of yours.') },
  { value: 'complaint', label: t('They complained'), description: t('They called a mail of yours spam.') },
  { value: 'hard_bounce', label: t('The address does not exist'), description: t('Mail to it comes back.') },
]

export function SuppressDialog({ customer, onSuppress, onClose }: Props) {
  const [reason, setReason] = useState<GivenReason>('manual')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const suppress = async (): Promise<void> => {
    setBusy(true)
    try {
      await onSuppress(reason)
      onClose()
    } catch (error) {
      setProblem(problemText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('Suppress the address of {customer}?', { customer: customerLabel(customer) })} isLocked={isBusy}
      description={t('Nothing is sent to it any more, whatever they said before. The address is kept as a code, so this holds even after the customer is erased. You can lift it later.')}
      footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button look="danger" busyLabel={isBusy ? t('Suppressing…') : undefined} onClick={() => { void suppress() }}>{t('Suppress address')}</Button></>}
    >
      <RadioCards label={t('Why?')} value={reason} onChange={setReason} options={reasons} />
      {problem === null ? null : <Notice tone="problem" title={problem} />}
    </Dialog>
  )
}
