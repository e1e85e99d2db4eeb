import type { z } from 'zod'
import { AppError } from './app-error.ts'

/** Parses input from outside or throws INVALID_INPUT with every field at fault. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalidInput(result.error)
}

function invalidInput(error: z.ZodError): AppError {
  const errors = error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  const first = errors[0]
  const detail = first ? `${first.path === '' ? 'The body' : first.path}: ${first.message}` : 'The request is not valid'
  return new AppError('INVALID_INPUT', detail, { errors })
}
