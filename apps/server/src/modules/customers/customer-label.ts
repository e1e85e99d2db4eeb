import type { JsonValue } from '@sendero/flow-engine'
import type { Customer } from './customer.ts'
import { toPublicId } from '../../db/public-id.ts'

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** What a customer is called wherever one is named: the name, else the e-mail address, else the userId, else our id. The app calls them the same from their traits. */
export function customerLabel({ id, userId, email, traits }: Customer): string {
  const parts = [text(traits['firstName'] ?? traits['first_name']), text(traits['lastName'] ?? traits['last_name'])].filter((part) => part !== '')
  return [text(traits['name']), parts.join(' '), email ?? '', userId ?? ''].find((name) => name !== '') ?? toPublicId('customer', id)
}
