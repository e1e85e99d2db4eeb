import { Avatar, Badge, Button, ConfirmDialog, DataTable, EmptyState, IconButton, Menu, Select, useToast } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, SearchX, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { countOf } from '../../../base/numbers.ts'
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
        label="Members" columns={columns(changeRole)} rows={rows} rowKey={({ id }) => id} isLoading={members.isFetching && rows === undefined} skeletonRows={2}
        rowActions={(member) => <Menu align="end" trigger={<IconButton label={`More about ${member.name}`} icon={<Ellipsis aria-hidden />} size="small" />} items={[{ label: member.isYou ? 'Leave workspace…' : 'Remove from workspace…', icon: <UserMinus aria-hidden />, isDanger: true, onSelect: () => { setRemoving(member) } }]} />}
        error={members.isError ? { title: 'The members could not be read', message: problemText(problemOfCall(members.error) ?? members.error), onRetry: () => { void members.refetch() } } : null}
        empty={<EmptyState size="small" icon={<SearchX aria-hidden />} title="Nobody is called that" action={<Button onClick={onClear}>Show all members</Button>} />}
        more={{ hasMore: members.hasNextPage, isLoading: members.isFetchingNextPage, onMore: () => { void members.fetchNextPage() }, label: 'Show more members' }}
        footer={rows === undefined || rows.length === 0 ? null : <span role="status">{countOf(rows.length, 'member', 'members')}{members.hasNextPage ? ' shown, and more' : ''}</span>}
      />
      {removing === null ? null : <RemoveDialog member={removing} onClose={() => { setRemoving(null) }} />}
    </>
  )
}

const columns = (onRole: (member: Member, role: Role) => void): readonly Column<Member>[] => [
  { key: 'name', header: 'Name', cell: ({ name, email, isYou }) => <span className="settings-person"><Avatar name={name} isDecorative /><span className="settings-cell"><span>{name} {isYou ? <Badge>You</Badge> : null}</span><span className="quiet">{email}</span></span></span> },
  { key: 'role', header: 'Role', width: '150px', cell: (member) => <Select label={`Role of ${member.name}`} labelHidden size="small" value={member.role} options={roleKeys.map((role) => ({ value: role, label: roleNames[role] }))} onChange={(role) => { onRole(member, role) }} /> },
  { key: 'seen', header: 'Last seen', width: '130px', cell: ({ lastSeenAt }) => (lastSeenAt === null ? <span className="quiet">signed out</span> : <TimeText at={lastSeenAt} show="relative" />) },
  { key: 'joined', header: 'Member since', width: '140px', cell: ({ joinedAt }) => <TimeText at={joinedAt} show="day" /> },
]

function useChangeRole(): (member: Member, role: Role) => void {
  const client = useQueryClient()
  const toast = useToast()
  const change = async ({ id, name, role: before }: Pick<Member, 'id' | 'name' | 'role'>, role: Role): Promise<void> => {
    try {
      await trpc.member.changeRole.mutate({ id, role })
      toast.show({ tone: 'good', title: `${name} is ${role === 'admin' ? 'an' : 'a'} ${roleNames[role].toLowerCase()} now`, action: { label: 'Undo', onAction: () => { void change({ id, name, role }, before) } } })
    } catch (error) {
      toast.show({ tone: 'danger', title: `${name} keeps the role`, description: problemText(problemOfCall(error) ?? error) })
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
    toast.show({ tone: 'good', title: `${member.name} is no longer a member` })
  }
  return (
    <ConfirmDialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={member.isYou ? 'Leave this workspace?' : `Remove ${member.name}?`} confirmLabel={member.isYou ? 'Leave workspace' : 'Remove member'} onConfirm={remove}
      description={member.isYou ? 'You are out at once, and need a new invitation to come back.' : 'They are out at once, in every browser. What they made stays, also keys that they made: revoke those if need be.'}
    />
  )
}
