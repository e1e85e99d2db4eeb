import { z } from 'zod'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { bestFirst } from '../match-name.ts'
import { searchInput } from '../search-input.ts'
import { seenEvents } from '../seen-names.ts'

export const listSeenEvents = defineProcedure({
  id: 'catalogue.events',
  kind: 'query',
  permission: 'events:read',
  summary: 'Names of events that really happened, the most frequent first; `q` searches the names',
  input: z.strictObject(searchInput),
  output: z.object({ data: z.array(z.object({ name: z.string(), count: z.number().int(), lastSeenAt: z.string() })) }),
  rest: { method: 'GET', path: '/catalogue/events', status: 200, tag: 'Catalogue' },
  async run({ deps, workspaceId }, { q, limit }) {
    const found = bestFirst(await seenEvents(deps, workspaceId), q, ({ name }) => name).slice(0, limit)
    return { data: found.map((event) => ({ ...event, lastSeenAt: instantText(event.lastSeenAt) })) }
  },
})
