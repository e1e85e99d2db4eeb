import { messageEvents } from '@sendero/flow-engine/mails'

/**
 * True for what the product records of its own mails going out. Rules ask for it, and goals and exits of journeys see it; but it starts no journey
 * and ends no wait: one that writes because it wrote would never stop.
 */
export const isOwnSend = ({ name, source }: { readonly name: string; readonly source: string }): boolean => source === 'sendero' && name === messageEvents.sent
