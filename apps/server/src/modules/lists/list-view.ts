import { z } from 'zod'
import { toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import type { Hooks } from '../../hooks.ts'
import type { List } from './lists-repository.ts'

export const listName = z.string().trim().min(1).max(200)

const use = z.object({ kind: z.enum(['segment', 'journey']), id: z.string(), name: z.string() })

export const listSchema = z.object({
  id: z.string(), name: z.string(), count: z.number().int(), createdAt: z.string(), updatedAt: z.string(),
  /** Segments, and live or paused journeys, that look at it or change it. */
  usedBy: z.array(use),
})

type Use = Awaited<ReturnType<Hooks['listUses']>>[number]

export function listView(list: List, uses: readonly Use[]): z.input<typeof listSchema> {
  return {
    id: toPublicId('list', list.id), name: list.name, count: list.memberCount, createdAt: instantText(list.createdAt), updatedAt: instantText(list.updatedAt),
    usedBy: uses.filter(({ listId }) => listId === list.id).map(({ kind, id, name }) => ({ kind, id: toPublicId(kind, id), name })),
  }
}
