import { z } from 'zod'
import { isTimeZone } from '@sendero/flow-engine/time'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { previewSchedule as preview } from '../preview-schedule.ts'
import { storableDocument } from '../storable-document.ts'

const localTime = z.string().describe('2026-12-24T09:00')

export const previewSchedule = defineProcedure({
  id: 'workflows.previewSchedule',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'The next five times at which people would enter by a schedule or by a date of theirs, or what is wrong with it',
  input: z.strictObject({
    trigger: storableDocument.describe('Of the kind schedule or date, as in a document.'),
    timeZone: z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.').optional().describe('Where the people are; without it the time zone of the workspace.'),
  }),
  output: z.object({
    timeZone: z.string(),
    occurrences: z.array(z.object({
      localTime,
      at: z.string(),
      dates: z.array(z.string()).nullable().describe('Of an entry by a date: the values of the attribute it is for, 2026-12-24, or 12-24 of every year.'),
    })),
  }),
  rest: { method: 'POST', path: '/workflows/preview-schedule', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { trigger, timeZone }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const found = await preview(tx, { trigger, timeZone })
    return { timeZone: found.timeZone, occurrences: found.occurrences.map(({ localTime: time, at, dates }) => ({ localTime: time, at: instantText(at), dates: dates === null ? null : [...dates] })) }
  }),
})
