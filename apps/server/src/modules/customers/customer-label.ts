import type { Customer } from './customer.ts'
import { toPublicId } from '../../db/public-id.ts'

/** What a list calls a customer: the e-mail address, else a name, else the userId, else our id. */
export function customerLabel(customer: Customer): string {
  return [customer.email, nameOf(customer), customer.userId].find((text) => text !== null && text.trim() !== '') ?? toPublicId('customer', customer.id)
}

function nameOf({ traits }: Customer): string | null {
  const { name, firstName, lastName } = traits
  if (typeof name === 'string') return name
  const parts = [firstName, lastName].filter((part) => typeof part === 'string')
  return parts.length === 0 ? null : parts.join(' ')
}
