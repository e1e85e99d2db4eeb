import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageInput, pageOf, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listOccurrences } from '../../calendar/index.ts'
import type { ListedOccurrence } from '../../calendar/index.ts'
import { existingJourney } from '../existing-journey.ts'
import { journeyIdInput } from './journey-id.ts'

const occurrenceView = z.object({
  localTime: z.string(),
  clock: z.enum(['workspace', 'customer']),
  timeZone: z.string().describe('Of the workspace: by its clock, or for people whose own time zone is unknown.'),
  version: z.number().int(),
  state: z.enum(['planned', 'entering', 'done', 'skipped']),
  reason: z.enum(['late', 'paused', 'closed', 'stopped', 'replaced']).nullable().describe('Why nobody was let in, or why not everybody was.'),
  entered: z.number().int(),
  beginsAt: z.string().describe('When the time comes for the first person it can come for.'),
  endsAt: z.string(),
})

function toView({ localTime, clock, timeZone, version, state, reason, entered, beginsAt, endsAt }: ListedOccurrence): z.input<typeof occurrenceView> {
  return { localTime, clock, timeZone, version, state, reason, entered, beginsAt: instantText(beginsAt), endsAt: instantText(endsAt) }
}

export const listJourneyOccurrences = defineProcedure({
  id: 'workflows.occurrences',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'List when people enter a journey by the calendar, and when they have, the latest first; what was skipped says why',
  input: z.strictObject({ ...journeyIdInput, ...pageInput }),
  output: pageOf(occurrenceView),
  rest: { method: 'GET', path: '/workflows/:id/occurrences', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { id, limit, cursor }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, fromPublicId('journey', id))
    const [localTime, slot] = decodeCursor(cursor, 2) ?? []
    const occurrences = await listOccurrences(tx, { journeyId: journey.id, before: localTime === undefined ? null : [String(localTime), String(slot)], limit })
    return toPage(occurrences, limit, { key: (occurrence) => [occurrence.localTime, occurrence.slot], item: toView })
  }),
})
