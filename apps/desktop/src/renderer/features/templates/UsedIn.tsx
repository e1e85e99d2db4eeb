import { Button, Popover } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { Waypoints } from 'lucide-react'
import { Link } from 'react-router'
import { countOf } from '../../base/numbers.ts'
import { paths } from '../../base/paths.ts'
import { trpc } from '../../base/trpc.ts'

interface Use { readonly status: string; readonly versions: readonly number[]; readonly inDraft: boolean }

/** Where in a journey the template stands: what people walk through now, the draft, or both. */
function placesOf({ status, versions, inDraft }: Use): string[] {
  const published = versions.length === 0 ? [] : [`${status}, version ${versions.join(', ')}`]
  return [...published, ...(inDraft ? [published.length === 0 ? 'in the draft' : 'in the draft as well'] : [])]
}

/** The journeys that send the template, with a way to the step. */
export function UsedIn({ templateId }: { readonly templateId: string }) {
  const usage = useQuery({ queryKey: ['workflows', 'templateUsage', templateId], queryFn: ({ signal }) => trpc.template.usage.query({ id: templateId, limit: 50 }, { signal }) })
  if (usage.data === undefined) return null
  const { data, nextCursor } = usage.data
  if (data.length === 0) return <span className="ui-quiet">Not used yet</span>
  return (
    <Popover label="Journeys that send it" flush trigger={<Button look="quiet" size="small" icon={<Waypoints aria-hidden />}>{`Used in ${nextCursor === null ? '' : 'more than '}${countOf(data.length, 'journey', 'journeys')}`}</Button>}>
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
      <p className="template-uses-note">Journeys keep the version they were published with. Publish a journey again to send the newest one.</p>
    </Popover>
  )
}
