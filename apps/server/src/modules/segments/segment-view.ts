import { z } from 'zod'
import { ruleSchema } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import type { Segment } from './segments-repository.ts'

export const segmentInput = { name: z.string().trim().min(1).max(200), rule: ruleSchema }

/** Names the place that asks, such as one tab of a browser: only its own newer questions take the place of this one. */
export const askerInput = z.string().max(64).default('')

export const segmentSchema = z.object({
  id: z.string(), name: z.string(), rule: ruleSchema, count: z.number().int(), computedAt: z.string().nullable(), createdAt: z.string(), updatedAt: z.string(),
  archivedAt: z.string().nullable(),
})
export type SegmentView = z.input<typeof segmentSchema>

/** `computedAt` is null while the present rule has not been computed yet; the count is then not complete. */
export function segmentView(segment: Segment): SegmentView {
  return {
    id: toPublicId('segment', segment.id), name: segment.name, rule: segment.rule, count: segment.memberCount,
    computedAt: segment.computedAt === null ? null : instantText(segment.computedAt), createdAt: instantText(segment.createdAt), updatedAt: instantText(segment.updatedAt),
    archivedAt: segment.archivedAt === null ? null : instantText(segment.archivedAt),
  }
}
