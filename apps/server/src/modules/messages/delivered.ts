/** What one turn of delivery did: messages by what became of them. A message that will be tried again is none of these. */
export interface Delivered { readonly sent: number; readonly skipped: number; readonly failed: number }

export const nothingDelivered: Delivered = { sent: 0, skipped: 0, failed: 0 }

export const addDelivered = (a: Delivered, b: Delivered): Delivered => ({ sent: a.sent + b.sent, skipped: a.skipped + b.skipped, failed: a.failed + b.failed })
