import { t } from '@sendero/i18n'
import { Avatar, EmptyState, ErrorState, PageHeader, Skeleton } from '@sendero/ui'
import { UserX } from 'lucide-react'
import { useParams } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { customerDetail, customerLabel } from '../../pickers/customer-label.ts'
import { JourneysCard, ListsCard, SegmentsCard } from './BelongingCards.tsx'
import { CustomerActions } from './CustomerActions.tsx'
import { DetailsCard } from './DetailsCard.tsx'
import { SubscriptionBadge } from './SubscriptionBadge.tsx'
import { Timeline } from './Timeline.tsx'
import { TraitsCard } from './TraitsCard.tsx'
import { useCustomer } from './use-customer.ts'
import type { Customer } from './use-customer.ts'
import './customers.css'

const crumbs = [{ label: t('Customers'), href: paths.customers }]

export function CustomerPage() {
  const { customerId = '' } = useParams()
  const customer = useCustomer(customerId)
  if (customer.data !== undefined) return <Profile customer={customer.data} />
  if (!customer.isError) return <Waiting />
  const problem = problemOfCall(customer.error)
  return (
    <div className="page customers">
      <PageHeader crumbs={crumbs} title={t('Customer')} />
      {problem?.status === 404
        ? <EmptyState icon={<UserX aria-hidden />} title={t('Nobody is here')}>{t('There is no customer with this ID in this workspace. They may have been erased.')}</EmptyState>
        : <ErrorState title={t('The customer could not be read')} onRetry={() => { void customer.refetch() }} isRetrying={customer.isFetching}>{problemText(problem ?? customer.error)}</ErrorState>}
    </div>
  )
}

function Profile({ customer }: { readonly customer: Customer }) {
  const { write } = useMay()
  const label = customerLabel(customer)
  const detail = customerDetail(customer)
  return (
    <div className="page customers">
      <PageHeader
        crumbs={crumbs}
        title={<span className="customers-title"><Avatar name={label} size="large" isDecorative /><span>{label}{detail === '' ? null : <span className="customers-title-detail">{detail}</span>}</span></span>}
        meta={<SubscriptionBadge customer={customer} />}
        actions={<CustomerActions customer={customer} mayWrite={write} />}
      />
      <div className="customers-profile">
        <Timeline customerId={customer.id} />
        <div className="customers-side">
          <DetailsCard customer={customer} />
          <TraitsCard customer={customer} mayWrite={write} />
          <SegmentsCard customerId={customer.id} />
          <ListsCard customerId={customer.id} />
          <JourneysCard customerId={customer.id} />
        </div>
      </div>
    </div>
  )
}

function Waiting() {
  return (
    <div className="page customers" aria-busy="true">
      <PageHeader crumbs={crumbs} title={<Skeleton width="240px" height="24px" />} />
      <div className="customers-profile"><Skeleton height="420px" /><div className="customers-side"><Skeleton height="180px" /><Skeleton height="220px" /></div></div>
    </div>
  )
}
