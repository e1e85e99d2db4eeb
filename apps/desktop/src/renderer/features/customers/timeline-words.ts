import type { Tone } from '@sendero/ui'
import type { TimelineItem } from './use-customer.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>
type VisitItem = Extract<TimelineItem, { kind: 'nodeVisit' }>

const kindNames: Readonly<Record<string, string>> = {
  email: 'E-mail', webhook: 'Webhook', wait: 'Wait', waitForEvent: 'Wait for event', splitRules: 'Split by rules', splitPercent: 'Split by percent', updateCustomer: 'Update customer', goal: 'Goal', exit: 'Exit',
}

/** What a node is called: its own name, else its kind. */
export const nodeLabel = ({ nodeName, nodeKind }: { readonly nodeName: string | null; readonly nodeKind?: string | null }): string =>
  nodeName ?? (nodeKind == null ? 'a step that is gone' : kindNames[nodeKind] ?? nodeKind)

export const journeyLabel = (name: string | null): string => name ?? 'a journey that is gone'

export interface Fate { readonly label: string; readonly tone: Tone }

/** How far a message came: the furthest that is known. */
export function fateOf({ state, openedAt, clickedAt }: Pick<MessageItem, 'state' | 'openedAt' | 'clickedAt'>): Fate {
  if (clickedAt !== null) return { label: 'Clicked', tone: 'good' }
  if (openedAt !== null) return { label: 'Opened', tone: 'good' }
  return fates[state] ?? { label: state, tone: 'neutral' }
}

const fates: Readonly<Record<string, Fate>> = {
  queued: { label: 'Waiting', tone: 'neutral' }, sending: { label: 'Going out', tone: 'info' }, sent: { label: 'Sent', tone: 'info' }, skipped: { label: 'Not sent', tone: 'warn' }, failed: { label: 'Failed', tone: 'danger' },
  unknown: { label: 'Fate unknown', tone: 'warn' },
}

/** The subject is that of the template: what Liquid puts in differs from person to person and stands as an ellipsis. */
export function messageTitle({ channel, subject }: Pick<MessageItem, 'channel' | 'subject'>): string {
  if (channel === 'webhook') return 'Webhook called'
  const words = (subject ?? '').replaceAll(/\{%.*?%\}/gs, '').replaceAll(/\{\{.*?\}\}/gs, '…').trim()
  return words === '' ? 'E-mail without a subject' : `“${words}”`
}

/** What happened at a node, as a sentence about the person. */
export function visitTitle(item: Pick<VisitItem, 'nodeId' | 'nodeName' | 'nodeKind' | 'entered' | 'left' | 'outcome' | 'runId'>): string {
  const place = item.nodeName === null ? nodeLabel(item) : `“${item.nodeName}”`
  if (item.nodeId === 'entry') return item.runId === null ? 'Did not enter' : 'Entered'
  switch (item.outcome) {
    case 'waiting': return `Began to wait at ${place}`
    case 'waited': return `Waited at ${place}`
    case 'event': return `The awaited event came at ${place}`
    case 'timeout': return `Time ran out at ${place}`
    case 'branch': case 'else': return `Took a branch at ${place}`
    case 'queued': return `Reached ${place}`
    case 'updated': return `Changed by ${place}`
    case 'converted': return `Reached the goal ${place}`
    case 'exited': case 'done': return `Left at ${place}`
    case 'failed': return `Failed at ${place}`
    case 'ignored': return `Stayed at ${place}`
    default: return item.left ? `Passed ${place}` : `Came to ${place}`
  }
}

const sources: Readonly<Record<string, string>> = { sdk: 'tracking API', api: 'REST API', import: 'an import', sendero: 'Sendero itself' }
export const sourceLabel = (source: string): string => sources[source] ?? source

export interface Day<Item> { readonly day: string; readonly items: readonly Item[] }

/** Items that stand beneath each other on the same day of the zone, newest first as they come. */
export function byDay<Item extends { readonly at: string }>(items: readonly Item[], dayOf: (at: string) => string): Day<Item>[] {
  const days: { day: string; items: Item[] }[] = []
  for (const item of items) {
    const day = dayOf(item.at)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
