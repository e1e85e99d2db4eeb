import { z } from 'zod'
import { parsePublicId } from '../../db/public-id.ts'

/** The id an upload was answered with. */
export const fileIdInput = z.string().max(100).transform((text, context) => {
  const id = parsePublicId('file', text)
  if (id !== null) return id
  context.addIssue({ code: 'custom', message: 'is not the id of an uploaded file (file_...)' })
  return z.NEVER
})
