import { parsePublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { findByAddresses, findIdentities, findPeople, normalizeEmail } from '../customers/index.ts'

export interface FoundPeople {
  readonly customerIds: string[]
  /** What names nobody, as it was written. */
  readonly unknown: string[]
}

/** Whom texts name: our ids (`cus_...`), userIds, or e-mail addresses. An address that several people have names all of them. */
export async function findPasted(tx: Tx, texts: readonly string[]): Promise<FoundPeople> {
  const wanted = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
  const byId = await findPeople(tx, wanted.flatMap((text) => parsePublicId('customer', text) ?? []))
  const byUserId = new Map((await findIdentities(tx, wanted.map((value) => ({ kind: 'user' as const, value })))).map(({ value, customerId }) => [value, customerId]))
  const byAddress = new Map<string, string[]>()
  for (const { address, customerId } of await findByAddresses(tx, wanted.flatMap((text) => normalizeEmail(text) ?? []))) byAddress.set(address, [...byAddress.get(address) ?? [], customerId])
  const found = new Set<string>()
  const unknown: string[] = []
  for (const text of wanted) {
    const one = byId.get(parsePublicId('customer', text) ?? '')?.customerId ?? byUserId.get(text)
    const people = one === undefined ? byAddress.get(normalizeEmail(text) ?? '') ?? [] : [one]
    if (people.length === 0) unknown.push(text)
    for (const id of people) found.add(id)
  }
  return { customerIds: [...found], unknown }
}
