import { t } from '@sendero/i18n'
import { Card, DescriptionList, Skeleton, StatusDot, rich } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../base/trpc.ts'
import { LoadFailure } from '../LoadFailure.tsx'
import { PromisesCard } from './PromisesCard.tsx'

/** Which release this is, what it stands on, and whether it keeps its promises. */
export function AboutTab() {
  const about = useQuery({ queryKey: ['workspace', 'about'], queryFn: ({ signal }) => trpc.workspace.about.query({}, { signal }) })
  if (about.isError) return <LoadFailure title={t('The server could not be asked')} error={about.error} onRetry={() => { void about.refetch() }} isRetrying={about.isFetching} />
  return (
    <>
      <Card title={t('This server')}>
        {about.data === undefined ? <Skeleton width="60%" height="120px" /> : (
          <DescriptionList
            items={[
              { term: t('Release'), value: about.data.release }, { term: t('Address'), value: about.data.publicUrl }, { term: 'Node.js', value: about.data.node },
              ...about.data.services.map(({ name, place, version }) => ({
                term: name,
                value: version === null ? <StatusDot tone="danger">{t('does not answer')}</StatusDot> : <StatusDot tone="good">{[version, place === 'embedded' ? t('built in') : t('of your own')].filter((part) => part !== '').join(', ')}</StatusDot>,
              })),
            ]}
          />
        )}
      </Card>
      <PromisesCard />
      <Card title={t('Documentation')}><p className="settings-note">{rich('What programs can do stands in the <link>API reference</link>.', { link: (inside) => <a href="/api/docs" target="_blank" rel="noopener">{inside}</a> })}</p></Card>
    </>
  )
}
