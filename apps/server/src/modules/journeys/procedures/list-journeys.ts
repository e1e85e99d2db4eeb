import { z } from 'zod'
import { decodeCursor, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { countActiveRuns } from '../../runs/index.ts'
import { journeyListItemView, journeyStatus, toStateView } from '../journey-view.ts'
import { listJourneys as readJourneys } from '../journeys-repository.ts'
import { cursorUuid } from './cursor-uuid.ts'

export const listJourneys = defineProcedure({
  id: 'workflows.list',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'List journeys, newest first, with the number of people in each now',
  input: z.strictObject({ ...searchInput, status: journeyStatus.optional() }),
  output: pageOf(journeyListItemView),
  rest: { method: 'GET', path: '/workflows', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { limit, cursor, q, status }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journeys = await readJourneys(tx, { limit, after: cursorUuid(decodeCursor(cursor, 1)), q, status })
    const people = await countActiveRuns(tx, journeys.slice(0, limit).map((journey) => journey.id))
    return toPage(journeys, limit, { key: (journey) => [journey.id], item: (journey) => ({ ...toStateView(journey), people: people.get(journey.id) ?? 0 }) })
  }),
})
