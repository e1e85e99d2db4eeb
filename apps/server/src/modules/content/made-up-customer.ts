import type { JsonObject } from '@sendero/flow-engine'
import { timeZoneOf } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'

const id = '00000000-0000-7000-8000-000000000000'

/** Somebody who does not exist, known by these traits alone: nothing of any customer is in them. */
export function madeUpCustomer(traits: JsonObject): Customer {
  const email = typeof traits['email'] === 'string' ? traits['email'] : null
  return { id, number: 0, userId: 'made-up', email, emailNorm: email, traits, timeZone: timeZoneOf(traits['timezone']), createdAt: 0, updatedAt: 0 }
}

/** A customer as they would be with these traits in place of their own. */
export const customerWith = (customer: Customer, traits: JsonObject): Customer => ({ ...customer, traits, timeZone: traits['timezone'] === customer.traits['timezone'] ? customer.timeZone : timeZoneOf(traits['timezone']) })
