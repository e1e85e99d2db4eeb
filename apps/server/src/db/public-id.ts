import { uuidv7 } from 'uuidv7'
import { AppError } from '../errors/app-error.ts'

// Outside, an id is a prefix and the 32 hex digits of a UUID; inside the database it is the UUID.

export const idPrefixes = { customer: 'cus_', segment: 'seg_', list: 'lst_', template: 'tpl_', journey: 'wf_', run: 'run_', message: 'msg_', import: 'imp_', file: 'file_', key: 'key_', mail: 'mail_', user: 'usr_', invitation: 'inv_' } as const
export type IdKind = keyof typeof idPrefixes

const hexPattern = /^[0-9a-f]{32}$/

/** New time-ordered UUID (version 7): neighbours in time are neighbours in the index. */
export const newId = (): string => uuidv7()

export const toPublicId = (kind: IdKind, uuid: string): string => idPrefixes[kind] + uuid.replaceAll('-', '')

/** The UUID of a public id, or null when the text is not a public id of this kind. */
export function parsePublicId(kind: IdKind, text: string): string | null {
  const prefix = idPrefixes[kind]
  if (!text.startsWith(prefix)) return null
  const hex = text.slice(prefix.length)
  if (!hexPattern.test(hex)) return null
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Like parsePublicId, but throws NOT_FOUND: a malformed id names nothing. */
export function fromPublicId(kind: IdKind, text: string): string {
  const uuid = parsePublicId(kind, text)
  if (uuid === null) throw new AppError('NOT_FOUND', `There is no ${kind} with the id "${text.slice(0, 80)}".`)
  return uuid
}
