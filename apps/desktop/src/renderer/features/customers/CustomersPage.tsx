import { t } from '@sendero/i18n'
import { Button, ButtonLink, DataTable, PageHeader, SearchField, Toolbar } from '@sendero/ui'
import { FileUp, Plus, Users } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommands } from '../../base/commands.ts'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { shownTimeZone } from '../../base/time.ts'
import { problemOfCall } from '../../base/trpc.ts'
import { AddCustomerDialog } from './AddCustomerDialog.tsx'
import { customerColumns } from './customer-columns.tsx'
import { isFiltered, noFilter, useCustomerFilter } from './customer-filter.ts'
import type { CustomerFilter } from './customer-filter.ts'
import { CustomersEmpty } from './CustomersEmpty.tsx'
import { FilterChips } from './FilterChips.tsx'
import { useCustomerCount, useCustomers, useSegmentNames } from './use-customers.ts'
import './customers.css'

export function CustomersPage() {
  const [filter, setFilter] = useCustomerFilter()
  const { write } = useMay()
  const [isAdding, setAdding] = useState(false)
  useCustomerCommands(write, () => { setAdding(true) })
  return (
    <div className="page customers">
      <PageHeader
        title={t('Customers')}
        actions={write ? <><ButtonLink href={paths.importCustomers} icon={<FileUp aria-hidden />}>{t('Import CSV')}</ButtonLink><Button look="primary" icon={<Plus aria-hidden />} onClick={() => { setAdding(true) }}>{t('Add customer')}</Button></> : undefined}
      />
      <Toolbar label={t('Find customers')} end={<span>{t('Dates in {shownTimeZone}', { shownTimeZone: shownTimeZone() })}</span>}>
        <SearchField label={t('Search customers')} placeholder={t('E-mail or user ID')} value={filter.q} onChange={(q) => { setFilter({ q }) }} className="customers-search" />
        <FilterChips filter={filter} onChange={setFilter} />
      </Toolbar>
      <Customers filter={filter} onClear={() => { setFilter(noFilter) }} onAdd={() => { setAdding(true) }} />
      {isAdding ? <AddCustomerDialog onClose={() => { setAdding(false) }} /> : null}
    </div>
  )
}

function useCustomerCommands(mayWrite: boolean, onAdd: () => void): void {
  const navigate = useNavigate()
  const commands = useMemo(() => (mayWrite ? [
    { id: 'add-customer', label: t('Add customer'), group: t('Customers'), keywords: ['create', 'person', 'new'], perform: onAdd },
  ] : []), [mayWrite, navigate])
  useCommands(commands)
}

function Customers({ filter, onClear, onAdd }: { readonly filter: CustomerFilter; readonly onClear: () => void; readonly onAdd: () => void }) {
  const list = useCustomers(filter)
  const names = useSegmentNames()
  const { write } = useMay()
  const columns = useMemo(() => customerColumns(names), [names])
  const rows = list.data?.pages.flatMap(({ data }) => data)
  const isLooking = list.hasNextPage
  return (
    <DataTable
      label={t('Customers')} columns={columns} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => paths.customer(id)} isLoading={list.isFetching && (rows === undefined || rows.length === 0)} skeletonRows={10}
      error={list.isError ? { title: t('The customers could not be read'), message: problemText(problemOfCall(list.error) ?? list.error), onRetry: () => { void list.refetch() } } : null}
      empty={<CustomersEmpty isFiltered={isFiltered(filter)} isLooking={isLooking} mayWrite={write} onClear={onClear} onAdd={onAdd} />}
      more={{ hasMore: isLooking, isLoading: list.isFetchingNextPage, onMore: () => { void list.fetchNextPage() }, label: rows?.length === 0 ? t('Keep looking') : t('Show more customers') }}
      footer={rows === undefined || rows.length === 0 ? null : <Count filter={filter} shown={rows.length} />}
    />
  )
}

function Count({ filter, shown }: { readonly filter: CustomerFilter; readonly shown: number }) {
  const { data } = useCustomerCount(filter)
  const words = data === undefined ? t('{count, plural, one {# customer} other {# customers}} shown', { count: shown }) : countWords(data, shown)
  return <span role="status"><Users aria-hidden className="customers-count-icon" />{words}</span>
}

function countWords({ count, precision }: { readonly count: number; readonly precision: 'exact' | 'estimate' | 'atLeast' }, shown: number): string {
  // The list may have gone further than the count did.
  const all = t('{count, plural, one {# customer} other {# customers}}', { count: Math.max(count, shown) })
  const words = { exact: all, estimate: t('About {all}', { all }), atLeast: t('At least {all}', { all }) }[precision]
  return shown >= count && precision === 'exact' ? words : t('{words}, {shown} shown', { words, shown })
}
