import { t } from '@sendero/i18n'
import { Avatar, Button, DataTable, EmptyState, IconButton, SearchField, Toolbar } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { SearchX, UserMinus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { customerDetail, customerLabel } from '../../pickers/customer-label.ts'
import type { SavedList } from './ListPage.tsx'
import { useListActions } from './use-list-actions.ts'

type Member = Awaited<ReturnType<typeof trpc.list.customers.query>>['data'][number]

const columns: readonly Column<Member>[] = [
  { key: 'person', header: t('Person'), cell: (person) => <Person person={person} /> },
  { key: 'added', header: t('On it since'), width: '180px', align: 'end', cell: ({ addedAt }) => <span className="lists-time"><TimeText at={addedAt} show="day" /></span> },
]

/** Who is on a list, and a way to take them off. */
export function ListPeople({ list, mayWrite, onAdd }: { readonly list: SavedList; readonly mayWrite: boolean; readonly onAdd: () => void }) {
  const [q, setQ] = useState('')
  const actions = useListActions()
  const people = useInfiniteQuery({
    queryKey: ['list', 'customers', list.id, q], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) => trpc.list.customers.query({ id: list.id, limit: 50, ...(q === '' ? {} : { q }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const rows = people.data?.pages.flatMap(({ data }) => data)
  return (
    <>
      <Toolbar label={t('Find people')}><SearchField label={t('Search people by e-mail address or userId')} placeholder={t('Search by address or id')} value={q} onChange={setQ} /></Toolbar>
      <DataTable
        label={t('People on the list')} columns={columns} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => paths.customer(id)} isLoading={people.isFetching && rows === undefined}
        {...(mayWrite ? { rowActions: (person: Member) => <IconButton label={t('Take {person} off the list', { person: customerLabel(person) })} icon={<UserMinus aria-hidden />} size="small" onClick={() => { void actions.takeOff(list, { id: person.id, label: customerLabel(person) }) }} /> } : {})}
        error={people.isError ? { title: t('The people could not be read'), message: problemText(problemOfCall(people.error) ?? people.error), onRetry: () => { void people.refetch() } } : null}
        empty={q === ''
          ? <EmptyState icon={<UsersRound aria-hidden />} title={t('Nobody is on it yet')} {...(mayWrite ? { action: <Button onClick={onAdd}>{t('Add people')}</Button> } : {})}>{t('Add people one by one or by pasting their addresses; a segment can be copied into a new list from its own page.')}</EmptyState>
          : <EmptyState icon={<SearchX aria-hidden />} title={t('Nobody fits')} action={<Button onClick={() => { setQ('') }}>{t('Show everybody')}</Button>}>{t('Nobody on this list has “{q}” in their address or id.', { q })}</EmptyState>}
        more={{ hasMore: people.hasNextPage, isLoading: people.isFetchingNextPage, onMore: () => { void people.fetchNextPage() }, label: t('Show more people') }}
        footer={rows === undefined || rows.length === 0 ? null : <span role="status">{q === '' ? t('{count, plural, one {# person} other {# people}} shown of {all, plural, one {# person} other {# people}}', { count: rows.length, all: list.count }) : t('{count, plural, one {# person} other {# people}} shown', { count: rows.length })}</span>}
      />
    </>
  )
}

function Person({ person }: { readonly person: Member }) {
  const detail = customerDetail(person)
  return (
    <span className="lists-member">
      <Avatar name={customerLabel(person)} size="small" isDecorative />
      <span className="lists-person"><span>{customerLabel(person)}</span>{detail === '' ? null : <span className="quiet">{detail}</span>}</span>
    </span>
  )
}
