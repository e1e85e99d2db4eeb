import { parsePublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { holdLists, loadList } from './lists-repository.ts'
import type { List } from './lists-repository.ts'

/** Throws NOT_FOUND. */
export async function requireList(tx: Tx, id: string): Promise<List> {
  const list = await loadList(tx, id)
  if (list === null) throw new AppError('NOT_FOUND', 'There is no such list.')
  return list
}

/** Those of the public ids that name no list; the others stay until the end of the transaction. */
export async function missingLists(tx: Tx, publicIds: readonly string[]): Promise<string[]> {
  const uuidOf = (id: string): string | null => parsePublicId('list', id)
  const known = await holdLists(tx, publicIds.flatMap((id) => uuidOf(id) ?? []))
  return publicIds.filter((id) => !known.has(uuidOf(id) ?? ''))
}
