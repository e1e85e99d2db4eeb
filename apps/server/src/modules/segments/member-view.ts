import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import type { Customer } from '../customers/index.ts'

export const memberSchema = z.object({ id: z.string(), userId: z.string().nullable(), traits: z.custom<JsonObject>(), createdAt: z.string(), updatedAt: z.string() })

export const memberView = ({ id, userId, traits, createdAt, updatedAt }: Customer): z.input<typeof memberSchema> => (
  { id: toPublicId('customer', id), userId, traits, createdAt: instantText(createdAt), updatedAt: instantText(updatedAt) })
