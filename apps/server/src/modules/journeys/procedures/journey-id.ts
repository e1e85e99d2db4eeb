import { z } from 'zod'

/** Path parameter of everything below /workflows/:id. */
export const journeyIdInput = { id: z.string().max(64) }
