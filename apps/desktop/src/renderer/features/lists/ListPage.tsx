import { t } from '@sendero/i18n'
import { Button, ConfirmDialog, ErrorState, IconButton, InlineEdit, Link, Menu, PageHeader, Skeleton, rich } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Trash2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { useMay } from '../../base/session-context.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { AddPeopleDialog } from './AddPeopleDialog.tsx'
import { ListPeople } from './ListPeople.tsx'
import { useListActions } from './use-list-actions.ts'
import './lists.css'

export type SavedList = Awaited<ReturnType<typeof trpc.list.get.query>>

const crumbs = [{ label: t('Lists'), href: paths.lists }]
const nameProblem = (name: string): string | null => (name.trim() === '' ? t('Give it a name') : name.length > 200 ? t('Use at most 200 characters') : null)

/** One list: who is on it, and what uses it. */
export function ListPage() {
  const { id = '' } = useParams()
  const list = useQuery({ queryKey: ['list', 'get', id], queryFn: ({ signal }) => trpc.list.get.query({ id }, { signal }) })
  if (list.data !== undefined) return <KnownList list={list.data} />
  const problem = problemOfCall(list.error)
  return (
    <div className="page lists">
      <PageHeader title={list.isError ? t('List') : <Skeleton width="180px" height="22px" />} crumbs={crumbs} />
      {list.isError
        ? <ErrorState title={problem?.status === 404 ? t('There is no such list') : t('The list could not be read')} {...(problem?.status === 404 ? {} : { onRetry: () => { void list.refetch() } })}>{problem?.status === 404 ? t('It may have been deleted.') : problemText(problem ?? list.error)}</ErrorState>
        : <div aria-busy="true"><Skeleton lines={6} /></div>}
    </div>
  )
}

function KnownList({ list }: { readonly list: SavedList }) {
  const { write } = useMay()
  const actions = useListActions()
  const [asking, setAsking] = useState<'add' | 'delete' | null>(null)
  const navigate = useNavigate()
  const close = (): void => { setAsking(null) }
  const [user] = list.usedBy
  const menu = [{ label: t('Delete'), icon: <Trash2 aria-hidden />, isDanger: true, disabledReason: user === undefined ? undefined : t('“{name}” uses it: take it out there first', { name: user.name }), onSelect: () => { setAsking('delete') } }]
  return (
    <div className="page lists">
      <PageHeader
        crumbs={crumbs} title={<InlineEdit label={t('Name of the list')} size="title" value={list.name} onSave={(name) => { void actions.rename(list, name) }} validate={nameProblem} disabled={!write} />}
        actions={write ? <><Button look="primary" icon={<UserPlus aria-hidden />} onClick={() => { setAsking('add') }}>{t('Add people')}</Button><Menu align="end" items={menu} trigger={<IconButton label={t('More for this list')} icon={<Ellipsis aria-hidden />} look="plain" />} /></> : undefined}
      />
      <p className="lists-facts">{t('{count, plural, one {# person is} other {# people are}} on it.', { count: list.count })} <Uses uses={list.usedBy} /></p>
      <ListPeople list={list} mayWrite={write} onAdd={() => { setAsking('add') }} />
      {asking === 'add' ? <AddPeopleDialog list={list} onClose={close} /> : null}
      <ConfirmDialog
        open={asking === 'delete'} onOpenChange={(isOpen) => { if (!isOpen) close() }} title={t('Delete “{name}”?', { name: list.name })}
        description={t('The list goes for good. The {count, plural, one {# person} other {# people}} on it stay customers.', { count: list.count })} confirmLabel={t('Delete list')} cancelLabel={t('Keep it')}
        onConfirm={() => { void actions.remove(list).then((isDone) => { if (isDone) void navigate(paths.lists) }) }}
      />
    </div>
  )
}

function Uses({ uses }: { readonly uses: SavedList['usedBy'] }) {
  if (uses.length === 0) return <>{t('No segment and no live journey uses it.')}</>
  const all = uses.map(({ kind, id, name }, index) => {
    const link = (inside: ReactNode) => <Link href={kind === 'segment' ? paths.segment(id) : paths.journey(id)}>{inside}</Link>
    return <span key={id}>{index === 0 ? '' : ', '}{kind === 'segment' ? rich('the segment <link>{name}</link>', { name, link }) : rich('the journey <link>{name}</link>', { name, link })}</span>
  })
  return rich('Used by {uses}.', { uses: all })
}
