import { t } from '@sendero/i18n'
import { Card, CopyButton, DescriptionList, rich } from '@sendero/ui'
import type { ReactNode } from 'react'
import { TimeText } from '../../base/TimeText.tsx'
import { suppressionReason } from './subscription-words.ts'
import type { Customer } from './use-customer.ts'

/** Who they are for machines: the ids, and since when they are known. */
export function DetailsCard({ customer }: { readonly customer: Customer }) {
  const email = typeof customer.traits['email'] === 'string' ? customer.traits['email'] : null
  const zone = typeof customer.traits['timezone'] === 'string' ? customer.traits['timezone'] : null
  return (
    <Card title={t('Details')}>
      <DescriptionList
        items={[
          { term: t('E-mail'), value: email === null ? null : <Copied text={email} what={t('e-mail address')} /> },
          { term: t('User ID'), value: customer.userId === null ? null : <Copied text={customer.userId} what={t('user ID')} /> },
          { term: t('Sendero ID'), value: <Copied text={customer.id} what={t('Sendero ID')} isCode /> },
          { term: t('Time zone'), value: zone ?? t('The workspace’s') },
          { term: t('Created'), value: <TimeText at={customer.createdAt} /> },
          { term: t('Last change'), value: <TimeText at={customer.updatedAt} /> },
          ...(customer.suppressed === null ? [] : [{ term: t('Suppressed'), value: <Suppressed {...customer.suppressed} /> }]),
        ]}
      />
    </Card>
  )
}

function Copied({ text, what, isCode = false }: { readonly text: string; readonly what: string; readonly isCode?: boolean }) {
  return <span className="customers-copied"><span className={isCode ? 'customers-code' : undefined}>{text}</span><CopyButton text={text} label={t('Copy {what}', { what })} iconOnly /></span>
}

function Suppressed({ reason, since }: { readonly reason: string; readonly since: string }): ReactNode {
  return rich('Since {time}: {reason}', { time: <TimeText at={since} />, reason: suppressionReason(reason) })
}
