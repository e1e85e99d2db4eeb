import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { estimateCustomers } from '../../customers/index.ts'
import { mailHost } from '../../messages/index.ts'
import { lastDays, loadWorkspace } from '../../workspaces/index.ts'
import { countEventsPerMinute, countMessagesSince, countPeopleInJourneys, listRecentJourneys, readFirstSteps } from '../overview-repository.ts'

const minutes = 60
const journeysShown = 6
const mostCounted = 100_000
const count = z.number().int()

export const workspaceOverview = defineProcedure({
  id: 'workspace.overview',
  kind: 'query',
  permission: 'workspace:read',
  summary: 'See what is going on in the workspace now, and which first steps are done',
  input: z.strictObject({}),
  output: z.object({
    firstSteps: z.object({ hasSource: z.boolean(), hasEvent: z.boolean(), hasTemplate: z.boolean(), hasJourney: z.boolean(), hasLiveJourney: z.boolean() }),
    customers: count,
    /** False: an estimate, because there are too many to count for a page that is read again with every event. */
    isCustomersExact: z.boolean(),
    /** People on their way in any journey. */
    peopleInJourneys: count,
    /** Messages that journeys asked for since midnight in the zone of the workspace. */
    messagesToday: z.object({ since: z.string(), sent: count, waiting: count, skipped: count, failed: count, opened: count, clicked: count }),
    /** By the minute, the last hour. */
    eventsPerMinute: z.array(count).length(minutes),
    journeys: z.array(z.object({ id: z.string(), name: z.string(), status: z.enum(['draft', 'live', 'paused', 'stopped']), publishedVersion: count.nullable(), updatedAt: z.string(), hereNow: count })),
    /** Host of the mail server in use; null: mail stays in the built-in mailbox. */
    mailHost: z.string().nullable(),
    hasPostalAddress: z.boolean(),
    asOf: z.string(),
  }),
  rest: { method: 'GET', path: '/workspace/overview', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace, now } = await loadWorkspace(tx)
    const { from: midnight } = lastDays(now, workspace.timeZone, 1)
    const customers = await estimateCustomers(tx, mostCounted)
    return {
      firstSteps: await readFirstSteps(tx),
      customers: customers.count, isCustomersExact: customers.isExact,
      peopleInJourneys: await countPeopleInJourneys(tx),
      messagesToday: { since: instantText(midnight), ...await countMessagesSince(tx, midnight) },
      eventsPerMinute: await countEventsPerMinute(tx, { now, minutes }),
      journeys: (await listRecentJourneys(tx, journeysShown)).map((journey) => ({ ...journey, id: toPublicId('journey', journey.id), updatedAt: instantText(journey.updatedAt) })),
      mailHost: await mailHost(deps.env, tx, workspace),
      hasPostalAddress: workspace.postalAddress.trim() !== '',
      asOf: instantText(now),
    }
  }),
})
