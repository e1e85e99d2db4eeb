import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { decodeNumberCursor, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listMembers } from '../list-members.ts'
import { memberSchema, memberView } from '../member-view.ts'

export const listSegmentCustomers = defineProcedure({
  id: 'segment.customers',
  kind: 'query',
  permission: 'segments:read',
  summary: 'List the members of a segment, the oldest customers first; `q` searches userId and e-mail address',
  input: z.strictObject({ id: z.string(), ...searchInput }),
  output: pageOf(memberSchema),
  rest: { method: 'GET', path: '/segments/:id/customers', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const after = decodeNumberCursor(input.cursor) ?? -1
    const members = await listMembers(tx, { segmentId: fromPublicId('segment', input.id), after, limit: input.limit + 1, q: input.q })
    return toPage(members, input.limit, { key: ({ number }) => [number], item: memberView })
  }),
})
