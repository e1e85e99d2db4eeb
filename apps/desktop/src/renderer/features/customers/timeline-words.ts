import type { NodeKind } from '@sendero/flow-engine/document'
import type { Tone } from '@sendero/ui'
import type { TimelineItem } from './use-customer.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>
type VisitItem = Extract<TimelineItem, { kind: 'nodeVisit' }>

// A kind the engine learns is named here, or this does not compile.
const kindNames: { readonly [Kind in NodeKind]: string } = {
  email: 'E-mail', webhook: 'Webhook', notifyTeam: 'Notify team',
  wait: 'Wait', waitUntil: 'Wait until date', waitForWindow: 'Wait for time window', waitForEvent: 'Wait for event', waitForSegment: 'Wait for segment',
  splitRules: 'Split by rules', splitEvent: 'Split by event', splitPercent: 'Split by percent', experiment: 'A/B test', holdout: 'Holdout', reachable: 'Reachable?', frequencyGate: 'Frequency gate',
  updateCustomer: 'Update customer', tag: 'Tag', list: 'List', adjustScore: 'Adjust score', subscribe: 'Subscription', emitEvent: 'Record event',
  goal: 'Goal', exit: 'Exit', jump: 'Jump', startJourney: 'Start journey', throttle: 'Throttle',
}

const kindName = (kind: string): string => (Object.hasOwn(kindNames, kind) ? kindNames[kind as NodeKind] : kind)

/** What a node is called: its own name, else its kind. */
export const nodeLabel = ({ nodeName, nodeKind }: { readonly nodeName: string | null; readonly nodeKind?: string | null }): string =>
  nodeName ?? (nodeKind == null ? 'a step that is gone' : kindName(nodeKind))

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
    case 'missed': return `Was too late for ${place}, or has no such date`
    case 'inWindow': return `Did not have to wait at ${place}`
    case 'segment': return item.entered ? `Did not have to wait at ${place}` : `The segment was met at ${place}`
    case 'queuedUp': return `Stood in line at ${place}`
    case 'letOn': return `Went on from ${place}`
    case 'branch': case 'else': return `Took a branch at ${place}`
    case 'heldOut': return `Was held out at ${place}`
    case 'tooMany': return `Had too many messages at ${place}`
    case 'unreachable': return `Cannot be reached, says ${place}`
    case 'jumped': return `Jumped on at ${place}`
    case 'started': return `Was sent into another journey by ${place}`
    case 'returned': return `Came back to ${place}`
    case 'emitted': return `An event was recorded by ${place}`
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
