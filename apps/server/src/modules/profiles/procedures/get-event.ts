import { z } from 'zod'
import { AppError } from '../../../errors/app-error.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadEvent } from '../../events/index.ts'
import { storableText } from '../customer-input.ts'
import { eventSchema, eventViews } from '../event-view.ts'
import { storedJson } from '../json-object.ts'

export const getEvent = defineProcedure({
  id: 'event.get',
  kind: 'query',
  permission: 'events:read',
  summary: 'Get an event by its messageId, with the context it was sent with',
  input: z.strictObject({ messageId: storableText }),
  output: eventSchema.extend({ context: storedJson.nullable() }),
  rest: { method: 'GET', path: '/events/:messageId', status: 200, tag: 'Events' },
  run: ({ deps, workspaceId }, { messageId }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const event = await loadEvent(tx, messageId)
    const [view] = event === null ? [] : await eventViews(tx, [event])
    if (event === null || view === undefined) throw new AppError('NOT_FOUND', 'There is no event with this messageId.')
    return { ...view, context: event.context }
  }),
})
