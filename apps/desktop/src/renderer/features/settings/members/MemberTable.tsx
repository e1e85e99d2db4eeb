import { t } from '@sendero/i18n'
import { Avatar, Badge, Button, ConfirmDialog, DataTable, EmptyState, IconButton, Menu, Select, useToast } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, SearchX, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { roleKeys, roleNames } from './roles.ts'
import type { Role } from './roles.ts'

type Member = Awaited<ReturnType<typeof trpc.member.list.query>>['data'][number]

export function MemberTable({ q, onClear }: { readonly q: string; readonly onClear: () => void }) {
  const members = useInfiniteQuery({
    queryKey: ['member', 'list', { q }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.member.list.query({ limit: 50, ...(q.trim() === '' ? {} : { q: q.trim() }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
  const [removing, setRemoving] = useState<Member | null>(null)
  const changeRole = useChangeRole()
  const rows = members.data?.pages.flatMap(({ data }) => data)
  return (
    <>
      <DataTable
        label={t('Members')} columns={columns(changeRole)} rows={rows} rowKey={({ id }) => id} isLoading={members.isFetching && rows === undefined} skeletonRows={2}
        rowActions={(member) => <Menu align="end" trigger={<IconButton label={t('More about {name}', { name: member.name })} icon={<Ellipsis aria-hidden />} size="small" />} items={[{ label: member.isYou ? t('Leave workspace…') : t('Remove from workspace…'), icon: <UserMinus aria-hidden />, isDanger: true, onSelect: () => { setRemoving(member) } }]} />}
        error={members.isError ? { title: t('The members could not be read'), message: problemText(problemOfCall(members.error) ?? members.error), onRetry: () => { void members.refetch() } } : null}
        empty={<EmptyState size="small" icon={<SearchX aria-hidden />} title={t('Nobody is called that')} action={<Button onClick={onClear}>{t('Show all members')}</Button>} />}
        more={{ hasMore: members.hasNextPage, isLoading: members.isFetchingNextPage, onMore: () => { void members.fetchNextPage() }, label: t('Show more members') }}
        footer={rows === undefined || rows.length === 0 ? null : <span role="status">{members.hasNextPage ? t('{count, plural, one {# member} other {# members}} shown, and more', { count: rows.length }) : t('{count, plural, one {# member} other {# members}}', { count: rows.length })}</span>}
      />
      {removing === null ? null : <RemoveDialog member={removing} onClose={() => { setRemoving(null) }} />}
    </>
  )
}

const columns = (onRole: (member: Member, role: Role) => void): readonly Column<Member>[] => [
  { key: 'name', header: t('Name'), cell: ({ name, email, isYou }) => <span className="settings-person"><Avatar name={name} isDecorative /><span className="settings-cell"><span>{name} {isYou ? <Badge>{t('You')}</Badge> : null}</span><span className="quiet">{email}</span></span></span> },
  { key: 'role', header: t('Role'), width: '150px', cell: (member) => <Select label={t('Role of {name}', { name: member.name })} labelHidden size="small" value={member.role} options={roleKeys.map((role) => ({ value: role, label: roleNames[role] }))} onChange={(role) => { onRole(member, role) }} /> },
  { key: 'seen', header: t('Last seen'), width: '130px', cell: ({ lastSeenAt }) => (lastSeenAt === null ? <span className="quiet">{t('signed out')}</span> : <TimeText at={lastSeenAt} show="relative" />) },
  { key: 'joined', header: t('Member since'), width: '140px', cell: ({ joinedAt }) => <TimeText at={joinedAt} show="day" /> },
]

function becameWords(name: string, role: Role): string {
  switch (role) {
    case 'admin': return t('{name} is an admin now', { name })
    case 'marketer': return t('{name} is a marketer now', { name })
    case 'manager': return t('{name} is a manager now', { name })
    case 'developer': return t('{name} is a developer now', { name })
  }
}

function useChangeRole(): (member: Member, role: Role) => void {
  const client = useQueryClient()
  const toast = useToast()
  const change = async ({ id, name, role: before }: Pick<Member, 'id' | 'name' | 'role'>, role: Role): Promise<void> => {
    try {
      await trpc.member.changeRole.mutate({ id, role })
      toast.show({ tone: 'good', title: becameWords(name, role), action: { label: t('Undo'), onAction: () => { void change({ id, name, role }, before) } } })
    } catch (error) {
      toast.show({ tone: 'danger', title: t('{name} keeps the role', { name }), description: problemText(problemOfCall(error) ?? error) })
    }
    await client.invalidateQueries({ queryKey: ['member'] })
  }
  return (member, role) => { void change(member, role) }
}

function RemoveDialog({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const client = useQueryClient()
  const toast = useToast()
  const remove = async (): Promise<void> => {
    await trpc.member.remove.mutate({ id: member.id }).catch((error: unknown) => { throw new Error(problemText(problemOfCall(error) ?? error)) })
    if (member.isYou) return location.assign('/')
    await client.invalidateQueries({ queryKey: ['member'] })
    toast.show({ tone: 'good', title: t('{name} is no longer a member', { name: member.name }) })
  }
  return (
    <ConfirmDialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={member.isYou ? t('Leave this workspace?') : t('Remove {name}?', { name: member.name })} confirmLabel={member.isYou ? t('Leave workspace') : t('Remove member')} onConfirm={remove}
      description={member.isYou ? t('You are out at once, and need a new invitation to come back.') : t('They are out at once, in every browser. What they made stays, also keys that they made: revoke those if need be.')}
    />
  )
}
