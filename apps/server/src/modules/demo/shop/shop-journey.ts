import type { JsonObject } from '@sendero/flow-engine'
import type { ShopTemplate } from './shop-templates.ts'

/** Which template the mail of a node is. */
export const templateOfNode: Readonly<Record<string, ShopTemplate['key']>> = { 'mail-a': 'reminder', 'mail-b': 'waiting', 'mail-offer': 'offer' }

/** Carts that were left: two subjects against each other, and an offer for regulars. */
export function abandonedCartJourney(templates: Readonly<Record<ShopTemplate['key'], string>>): JsonObject {
  const waitForOrder = (id: string, name: string, timeout: string): JsonObject => ({ id, kind: 'waitForEvent', name, config: { event: 'Order Completed', where: [], timeout } })
  return {
    schemaVersion: 1,
    entry: { trigger: { kind: 'event', event: 'Cart Updated', where: [{ property: 'value', is: 'gte', value: 15 }], key: 'properties.cartId' }, reentry: { kind: 'afterExit' } },
    nodes: [
      waitForOrder('own-order', 'Do they order by themselves?', 'PT4H'),
      { id: 'by-themselves', kind: 'exit', name: 'Ordered by themselves', config: {} },
      { id: 'subjects', kind: 'splitPercent', name: 'Two subjects', config: { salt: 'cart-subjects', branches: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }] } },
      { id: 'mail-a', kind: 'email', name: 'You left something', config: { templateId: templates.reminder } },
      { id: 'mail-b', kind: 'email', name: 'Your coffee is waiting', config: { templateId: templates.waiting } },
      waitForOrder('after-reminder', 'Wait a day for an order', 'P1D'),
      { id: 'won-back', kind: 'goal', name: 'Won back', config: { name: 'Won back' } },
      { id: 'regular', kind: 'splitRules', name: 'A regular?', config: { branches: [{ id: 'yes', name: 'Yes', rule: { op: 'or', rules: [{ trait: 'loyalty', is: 'equals', value: 'gold' }, { event: 'Order Completed', count: { atLeast: 2 } }] } }] } },
      { id: 'mail-offer', kind: 'email', name: 'Free shipping', config: { templateId: templates.offer } },
      waitForOrder('after-offer', 'Wait two days for an order', 'P2D'),
      { id: 'not-this-time', kind: 'exit', name: 'Not this time', config: {} },
    ],
    edges: [
      ['entry', 'next', 'own-order'], ['own-order', 'event', 'by-themselves'], ['own-order', 'timeout', 'subjects'], ['subjects', 'a', 'mail-a'], ['subjects', 'b', 'mail-b'],
      ['mail-a', 'next', 'after-reminder'], ['mail-b', 'next', 'after-reminder'], ['after-reminder', 'event', 'won-back'], ['after-reminder', 'timeout', 'regular'],
      ['regular', 'yes', 'mail-offer'], ['regular', 'else', 'not-this-time'], ['mail-offer', 'next', 'after-offer'], ['after-offer', 'event', 'won-back'], ['after-offer', 'timeout', 'not-this-time'],
    ].map(([from, port, to], index) => ({ id: `e${index + 1}`, from: from ?? '', port: port ?? '', to: to ?? '' })),
    canvas: { direction: 'TB', offsets: {}, notes: [] },
  }
}
