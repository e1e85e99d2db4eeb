import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'

export const memberRole = z.enum(['admin', 'marketer', 'manager', 'developer'])

/** A member is a user, by the id of the user. */
export const memberInput = z.strictObject({ id: z.string() })
export const userIdOf = (id: string): string => fromPublicId('user', id)
