import { t } from '@sendero/i18n'
import { Button, Card, DataTable, EmptyState, IconButton, Menu, rich } from '@sendero/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Ban, Ellipsis, KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { keyColumns } from './key-columns.tsx'
import type { ApiKey } from './key-columns.tsx'
import { MadeKeyDialog } from './MadeKeyDialog.tsx'
import { NewKeyDialog } from './NewKeyDialog.tsx'
import type { MadeKey } from './NewKeyDialog.tsx'
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx'
import { WebhookSecret } from './WebhookSecret.tsx'

/** Keys for programs that use the API, each with what it may do; and the secret that webhooks are signed with. */
export function ApiKeysTab() {
  const keys = useInfiniteQuery({
    queryKey: ['keys', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => trpc.keys.list.query({ limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const [isCreating, setCreating] = useState(false)
  const [made, setMade] = useState<MadeKey | null>(null)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const rows = keys.data?.pages.flatMap(({ data }) => data)
  const create = <Button look="primary" icon={<Plus aria-hidden />} onClick={() => { setCreating(true) }}>{t('New API key')}</Button>
  return (
    <>
      <Card title={t('API keys')} description={rich('For programs that work with customers, journeys or templates. What they can do stands in the <link>API reference</link>.', { link: (inside) => <a href="/api/docs" target="_blank" rel="noopener">{inside}</a> })} actions={rows?.length === 0 ? undefined : create} flush>
        <DataTable
          label={t('API keys')} columns={keyColumns} rows={rows} rowKey={({ id }) => id} isLoading={keys.isFetching && rows === undefined} skeletonRows={2}
          rowActions={(key) => (key.revokedAt === null ? <Menu align="end" trigger={<IconButton label={t('More about {name}', { name: key.name })} icon={<Ellipsis aria-hidden />} size="small" />} items={[{ label: t('Revoke key…'), icon: <Ban aria-hidden />, isDanger: true, onSelect: () => { setRevoking(key) } }]} /> : null)}
          error={keys.isError ? { title: t('The keys could not be read'), message: problemText(problemOfCall(keys.error) ?? keys.error), onRetry: () => { void keys.refetch() } } : null}
          empty={<EmptyState size="small" icon={<KeyRound aria-hidden />} title={t('No API key yet')} action={create}>{t('Events need none: they come in with the write key of a source.')}</EmptyState>}
          more={{ hasMore: keys.hasNextPage, isLoading: keys.isFetchingNextPage, onMore: () => { void keys.fetchNextPage() }, label: t('Show more keys') }}
        />
      </Card>
      <WebhookSecret />
      {isCreating ? <NewKeyDialog onMade={setMade} onClose={() => { setCreating(false) }} /> : null}
      {made === null ? null : <MadeKeyDialog made={made} onClose={() => { setMade(null) }} />}
      {revoking === null ? null : <RevokeKeyDialog apiKey={revoking} onClose={() => { setRevoking(null) }} />}
    </>
  )
}
