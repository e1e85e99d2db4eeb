import { z } from 'zod'
import type { Tx } from '../../../db/postgres.ts'
import { instantText, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { journeyStateView, journeyStatus, listJourneys as readJourneys, toStateView, triggerView, triggersOfJourneys } from '../../journeys/index.ts'
import { countPeopleInJourneys } from '../../runs/index.ts'
import { loadWorkspace } from '../../workspaces/index.ts'
import { recentNumbers } from '../recent-numbers.ts'
import { cursorUuid } from './cursor-parts.ts'

const count = z.number().int()

const item = journeyStateView.extend({
  /** Active runs now. */
  people: count,
  /** Of what is published while people can be in the journey, else of the draft; null while it has none. */
  trigger: triggerView.nullable(),
  archivedAt: z.string().nullable(),
  /** Runs that began and runs that reached a goal, ever; null, like the next, while analytics cannot be asked. */
  totals: z.object({ entered: count, converted: count }).nullable(),
  /** The last seven days in the zone of the workspace; `daily`: runs that began, today last. */
  last7Days: z.object({ entered: count, converted: count, daily: z.array(count) }).nullable(),
})

const input = z.strictObject({ ...searchInput, status: journeyStatus.optional(), archived: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).default(false) })

export const listJourneys = defineProcedure({
  id: 'workflows.list',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'List journeys, or those in the archive, newest first, with how people enter, the number in each now, and the last seven days',
  input,
  output: pageOf(item),
  rest: { method: 'GET', path: '/workflows', status: 200, tag: 'Workflows' },
  async run({ deps, workspaceId }, asked) {
    const { journeys, people, triggers, now, timeZone } = await deps.db.withWorkspace(workspaceId, (tx) => readPage(tx, asked))
    const numbers = await recentNumbers(deps, workspaceId, { journeyIds: journeys.slice(0, asked.limit).map(({ id }) => id), now, timeZone })
    return toPage(journeys, asked.limit, {
      key: (journey) => [journey.id],
      item: (journey) => {
        const known = numbers?.get(journey.id)
        return {
          ...toStateView(journey), people: people.get(journey.id) ?? 0, trigger: triggers.get(journey.id) ?? null, archivedAt: journey.archivedAt === null ? null : instantText(journey.archivedAt),
          totals: known === undefined ? null : { entered: known.entered, converted: known.converted },
          last7Days: known === undefined ? null : { ...known.last7Days, daily: [...known.last7Days.daily] },
        }
      },
    })
  },
})

async function readPage(tx: Tx, { limit, cursor, q, status, archived }: z.output<typeof input>) {
  const journeys = await readJourneys(tx, { limit, after: cursorUuid(cursor), q, status, isArchived: archived })
  const shown = journeys.slice(0, limit)
  const { workspace, now } = await loadWorkspace(tx)
  return { journeys, people: await countPeopleInJourneys(tx, shown.map(({ id }) => id)), triggers: await triggersOfJourneys(tx, shown), now, timeZone: workspace.timeZone }
}
