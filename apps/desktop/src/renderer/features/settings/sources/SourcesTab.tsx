import { t } from '@sendero/i18n'
import { Button, Card, DataTable, EmptyState, IconButton, Menu } from '@sendero/ui'
import { Ban, Cable, Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { problemOfCall } from '../../../base/trpc.ts'
import { NewSourceDialog } from './NewSourceDialog.tsx'
import type { NewSource } from './NewSourceDialog.tsx'
import { NewSourceCard } from './NewSourceCard.tsx'
import { RevokeSourceDialog } from './RevokeSourceDialog.tsx'
import { SourceSnippets } from './SourceSnippets.tsx'
import { sourceColumns } from './source-columns.tsx'
import { keyPlaceholder } from './snippets.ts'
import { useSources } from './use-sources.ts'
import type { Source } from './use-sources.ts'

/** Where events come from: a write key each, shown once, and what to paste where. */
export function SourcesTab() {
  const sources = useSources()
  const [isCreating, setCreating] = useState(false)
  const [made, setMade] = useState<NewSource | null>(null)
  const [revoking, setRevoking] = useState<Source | null>(null)
  const rows = sources.data?.pages.flatMap(({ data }) => data)
  const create = <Button look="primary" icon={<Plus aria-hidden />} onClick={() => { setCreating(true) }}>{t('New source')}</Button>
  return (
    <>
      {made === null ? null : <NewSourceCard source={made} state={rows?.find(({ id }) => id === made.id) ?? null} onClose={() => { setMade(null) }} />}
      <Card title={t('Sources')} description={t('A website, an app or a server that sends events. Each has a write key of its own, so that one can be cut off without the others.')} actions={rows?.length === 0 ? undefined : create} flush>
        <DataTable
          label={t('Sources')} columns={sourceColumns} rows={rows} rowKey={({ id }) => id} isLoading={sources.isFetching && rows === undefined} skeletonRows={2}
          rowActions={(source) => (source.revokedAt === null ? <SourceMenu source={source} onRevoke={() => { setRevoking(source) }} /> : null)}
          error={sources.isError ? { title: t('The sources could not be read'), message: problemText(problemOfCall(sources.error) ?? sources.error), onRetry: () => { void sources.refetch() } } : null}
          empty={<EmptyState size="small" icon={<Cable aria-hidden />} title={t('No source yet')} action={create}>{t('Make one for your website first: its events show up here as they arrive.')}</EmptyState>}
          more={{ hasMore: sources.hasNextPage, isLoading: sources.isFetchingNextPage, onMore: () => { void sources.fetchNextPage() }, label: t('Show more sources') }}
        />
      </Card>
      {made === null ? <Card title={t('Send events')} description={t('Put your write key in place of the words in capitals.')}><SourceSnippets writeKey={keyPlaceholder} /></Card> : null}
      {isCreating ? <NewSourceDialog onMade={setMade} onClose={() => { setCreating(false) }} /> : null}
      {revoking === null ? null : <RevokeSourceDialog source={revoking} onClose={() => { setRevoking(null) }} />}
    </>
  )
}

function SourceMenu({ source, onRevoke }: { readonly source: Source; readonly onRevoke: () => void }) {
  return <Menu align="end" trigger={<IconButton label={t('More about {name}', { name: source.name })} icon={<Ellipsis aria-hidden />} size="small" />} items={[{ label: t('Revoke write key…'), icon: <Ban aria-hidden />, isDanger: true, onSelect: onRevoke }]} />
}
