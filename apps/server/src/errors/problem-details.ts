import { AppError } from './app-error.ts'
import { errorCodes } from './error-codes.ts'

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  errors: { path: string; message: string }[]
  [member: string]: unknown
}

/** RFC 9457 problem document of an error. Anything unexpected becomes INTERNAL: no message, no stack leaves the server. */
export function problemDetails(error: unknown): Problem {
  const known = error instanceof AppError ? error : new AppError('INTERNAL')
  const entry = errorCodes[known.code]
  return {
    ...known.data,
    type: `https://sendero.dev/problems/${known.code.toLowerCase().replaceAll('_', '-')}`,
    title: entry.title,
    status: entry.status,
    detail: known.message === entry.title ? entry.todo : known.message,
    code: known.code,
    errors: known.errors.map((field) => ({ path: field.path, message: field.message })),
  }
}
