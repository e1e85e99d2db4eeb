import type { Rule } from '@sendero/flow-engine/segment'

/** Kept up to date from the first day on. */
export const regulars: { readonly name: string; readonly rule: Rule } = {
  name: 'Regulars',
  rule: { op: 'or', rules: [{ event: 'Order Completed', count: { atLeast: 3 } }, { trait: 'loyalty', is: 'in', value: ['silver', 'gold'] }] },
}

/** Made at the end: with a window of time it changes at the instant somebody falls out of it, which would make the three months long. */
export const lapsed: { readonly name: string; readonly rule: Rule } = {
  name: 'Bought before, not in 45 days',
  rule: { op: 'and', rules: [{ event: 'Order Completed', count: { atLeast: 1 } }, { op: 'not', rule: { event: 'Order Completed', count: { atLeast: 1 }, within: 'P45D' } }] },
}
