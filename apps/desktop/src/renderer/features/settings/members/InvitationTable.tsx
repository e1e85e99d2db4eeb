import { t } from '@sendero/i18n'
import { Badge, Button, Card, DataTable, useToast } from '@sendero/ui'
import type { Column } from '@sendero/ui'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../../base/http.ts'
import { TimeText } from '../../../base/TimeText.tsx'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { roleNames } from './roles.ts'

type Invitation = Awaited<ReturnType<typeof trpc.member.invitations.query>>['data'][number]

/** Those who were asked and have not come yet. Not there at all while there are none. */
export function InvitationTable() {
  const client = useQueryClient()
  const toast = useToast()
  const invitations = useInfiniteQuery({
    queryKey: ['member', 'invitations'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.member.invitations.query({ limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const revoke = async ({ id, email }: Invitation): Promise<void> => {
    try {
      await trpc.member.revokeInvitation.mutate({ id })
      toast.show({ tone: 'good', title: t('The link for {email} no longer works', { email }) })
    } catch (error) {
      toast.show({ tone: 'danger', title: t('The invitation was not revoked'), description: problemText(problemOfCall(error) ?? error) })
    }
    await client.invalidateQueries({ queryKey: ['member', 'invitations'] })
  }
  const rows = invitations.data?.pages.flatMap(({ data }) => data)
  if (!invitations.isError && (rows === undefined || rows.length === 0)) return null
  return (
    <Card title={t('Invited')} description={t('A link works once, and for seven days. To send a new one, invite the same address again.')} flush>
      <DataTable
        label={t('Invitations')} columns={columns} rows={rows} rowKey={({ id }) => id} isLoading={invitations.isFetching && rows === undefined} empty={null}
        rowActions={(invitation) => <Button size="small" look="quiet" onClick={() => { void revoke(invitation) }}>{t('Revoke')}</Button>}
        error={invitations.isError ? { title: t('The invitations could not be read'), message: problemText(problemOfCall(invitations.error) ?? invitations.error), onRetry: () => { void invitations.refetch() } } : null}
        more={{ hasMore: invitations.hasNextPage, isLoading: invitations.isFetchingNextPage, onMore: () => { void invitations.fetchNextPage() } }}
      />
    </Card>
  )
}

const columns: readonly Column<Invitation>[] = [
  { key: 'email', header: t('Address'), cell: ({ email, invitedBy }) => <span className="settings-cell"><span>{email}</span><span className="quiet">{t('by {invitedBy}', { invitedBy })}</span></span> },
  { key: 'role', header: t('Role'), width: '120px', cell: ({ role }) => <Badge>{roleNames[role]}</Badge> },
  { key: 'ends', header: t('Expires'), width: '150px', cell: ({ expiresAt }) => <TimeText at={expiresAt} show="relative" /> },
]
