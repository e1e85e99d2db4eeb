import { t } from '@sendero/i18n'
import { Button, Popover } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { Waypoints } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../base/paths.ts'
import { trpc } from '../../base/trpc.ts'

interface Use { readonly status: string; readonly versions: readonly number[]; readonly inDraft: boolean }

/** Where in a journey the template stands: what people walk through now, the draft, or both. */
function placesOf({ status, versions, inDraft }: Use): string[] {
  const published = versions.length === 0 ? [] : [t('{status}, version {names}', { status, names: versions.join(', ') })]
  return [...published, ...(inDraft ? [published.length === 0 ? t('in the draft') : t('in the draft as well')] : [])]
}

/** The journeys that send the template, with a way to the step. */
export function UsedIn({ templateId }: { readonly templateId: string }) {
  const usage = useQuery({ queryKey: ['workflows', 'templateUsage', templateId], queryFn: ({ signal }) => trpc.template.usage.query({ id: templateId, limit: 50 }, { signal }) })
  if (usage.data === undefined) return null
  const { data, nextCursor } = usage.data
  if (data.length === 0) return <span className="ui-quiet">{t('Not used yet')}</span>
  return (
    <Popover label={t('Journeys that send it')} flush trigger={<Button look="quiet" size="small" icon={<Waypoints aria-hidden />}>{nextCursor === null ? t('Used in {count, plural, one {# journey} other {# journeys}}', { count: data.length }) : t('Used in more than {count, plural, one {# journey} other {# journeys}}', { count: data.length })}</Button>}>
      <ul className="template-uses">
        {data.map((use) => (
          <li key={use.id}>
            <Link to={use.nodes[0] === undefined ? paths.journey(use.id) : paths.journeyStep(use.id, use.nodes[0].nodeId)}>
              <strong>{use.name}</strong>
              <span>{[...placesOf(use), ...use.nodes.map(({ label }) => label)].join(' · ')}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="template-uses-note">{t('Journeys keep the version they were published with. Publish a journey again to send the newest one.')}</p>
    </Popover>
  )
}
