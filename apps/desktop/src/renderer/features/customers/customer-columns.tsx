import { t } from '@sendero/i18n'
import { Avatar } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { TimeText } from '../../base/TimeText.tsx'
import { customerDetail, customerLabel } from '../../pickers/customer-label.ts'
import { SubscriptionBadge } from './SubscriptionBadge.tsx'
import type { CustomerRow } from './use-customers.ts'

export function customerColumns(segmentNames: ReadonlyMap<string, string>): readonly Column<CustomerRow>[] {
  return [
    { key: 'name', header: t('Name'), cell: (customer) => <Name customer={customer} /> },
    { key: 'userId', header: t('User ID'), width: '170px', truncate: true, cell: ({ userId }) => userId === null ? <span className="quiet">{t('Anonymous visitor')}</span> : <span title={userId}>{userId}</span> },
    { key: 'subscription', header: t('E-mail'), width: '130px', cell: (customer) => <SubscriptionBadge customer={customer} /> },
    { key: 'segments', header: t('Segments'), width: '210px', truncate: true, cell: ({ segments }) => <Segments ids={segments} names={segmentNames} /> },
    { key: 'created', header: t('Created'), width: '160px', align: 'end', cell: ({ createdAt }) => <span className="customers-time"><TimeText at={createdAt} show="date" /></span> },
  ]
}

function Name({ customer }: { readonly customer: CustomerRow }) {
  const label = customerLabel(customer)
  const detail = customerDetail(customer).split(' · ')[0] ?? ''
  return (
    <span className="customers-name">
      <Avatar name={label} isDecorative />
      <span className="customers-name-words">
        <span className="customers-name-label" title={label}>{label}</span>
        {detail === '' || detail === customer.userId ? null : <span className="customers-name-detail" title={detail}>{detail}</span>}
      </span>
    </span>
  )
}

function Segments({ ids, names }: { readonly ids: readonly string[]; readonly names: ReadonlyMap<string, string> }) {
  if (ids.length === 0) return <span className="quiet">–</span>
  const known = ids.map((id) => names.get(id) ?? t('Unnamed')).sort((a, b) => a.localeCompare(b))
  return (
    <span className="customers-segments" title={known.join(', ')}>
      <span className="ui-truncate">{known[0]}</span>
      {known.length === 1 ? null : <span className="quiet">+{known.length - 1}<span className="ui-visually-hidden">{' '}{t('more: {names}', { names: known.slice(1).join(', ') })}</span></span>}
    </span>
  )
}
