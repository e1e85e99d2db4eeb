import type { NodeKind } from '@sendero/flow-engine/document'
import { t } from '@sendero/i18n'
import type { Tone } from '@sendero/ui'
import type { TimelineItem } from './use-customer.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>
type VisitItem = Extract<TimelineItem, { kind: 'nodeVisit' }>

// A kind the engine learns is named here, or this does not compile.
const kindNames: { readonly [Kind in NodeKind]: string } = {
  email: t('E-mail'), webhook: t('Webhook'), notifyTeam: t('Notify team'),
  wait: t('Wait'), waitUntil: t('Wait until date'), waitForWindow: t('Wait for time window'), waitForEvent: t('Wait for event'), waitForSegment: t('Wait for segment'),
  splitRules: t('Split by rules'), splitEvent: t('Split by event'), splitPercent: t('Split by percent'), experiment: 'A/B test', holdout: t('Holdout'), reachable: t('Reachable?'), frequencyGate: t('Frequency gate'),
  updateCustomer: t('Update customer'), tag: t('Tag'), list: t('List'), adjustScore: t('Adjust score'), subscribe: t('Subscription'), emitEvent: t('Record event'),
  goal: t('Goal'), exit: t('Exit'), jump: t('Jump'), startJourney: t('Start journey'), throttle: t('Throttle'),
}

const kindName = (kind: string): string => (Object.hasOwn(kindNames, kind) ? kindNames[kind as NodeKind] : kind)

/** What a node is called: its own name, else its kind. */
export const nodeLabel = ({ nodeName, nodeKind }: { readonly nodeName: string | null; readonly nodeKind?: string | null }): string =>
  nodeName ?? (nodeKind == null ? t('a step that is gone') : kindName(nodeKind))

export const journeyLabel = (name: string | null): string => name ?? t('a journey that is gone')

export interface Fate { readonly label: string; readonly tone: Tone }

/** How far a message came: the furthest that is known. */
export function fateOf({ state, openedAt, clickedAt }: Pick<MessageItem, 'state' | 'openedAt' | 'clickedAt'>): Fate {
  if (clickedAt !== null) return { label: t('Clicked'), tone: 'good' }
  if (openedAt !== null) return { label: t('Opened'), tone: 'good' }
  return fates[state] ?? { label: state, tone: 'neutral' }
}

const fates: Readonly<Record<string, Fate>> = {
  queued: { label: t('Waiting'), tone: 'neutral' }, sending: { label: t('Going out'), tone: 'info' }, sent: { label: t('Sent'), tone: 'info' }, skipped: { label: t('Not sent'), tone: 'warn' }, failed: { label: t('Failed'), tone: 'danger' },
  unknown: { label: t('Fate unknown'), tone: 'warn' },
}

/** The subject is that of the template: what Liquid puts in differs from person to person and stands as an ellipsis. */
export function messageTitle({ channel, subject }: Pick<MessageItem, 'channel' | 'subject'>): string {
  if (channel === 'webhook') return t('Webhook called')
  const words = (subject ?? '').replaceAll(/\{%.*?%\}/gs, '').replaceAll(/\{\{.*?\}\}/gs, '…').trim()
  return words === '' ? t('E-mail without a subject') : `“${words}”`
}

/** What happened at a node, as a sentence about the person. */
export function visitTitle(item: Pick<VisitItem, 'nodeId' | 'nodeName' | 'nodeKind' | 'entered' | 'left' | 'outcome' | 'runId'>): string {
  const place = item.nodeName === null ? nodeLabel(item) : `“${item.nodeName}”`
  if (item.nodeId === 'entry') return item.runId === null ? t('Did not enter') : t('Entered')
  switch (item.outcome) {
    case 'waiting': return t('Began to wait at {place}', { place })
    case 'waited': return t('Waited at {place}', { place })
    case 'event': return t('The awaited event came at {place}', { place })
    case 'timeout': return t('Time ran out at {place}', { place })
    case 'missed': return t('Was too late for {place}, or has no such date', { place })
    case 'inWindow': return t('Did not have to wait at {place}', { place })
    case 'segment': return item.entered ? t('Did not have to wait at {place}', { place }) : t('The segment was met at {place}', { place })
    case 'queuedUp': return t('Stood in line at {place}', { place })
    case 'letOn': return t('Went on from {place}', { place })
    case 'branch': case 'else': return t('Took a branch at {place}', { place })
    case 'heldOut': return t('Was held out at {place}', { place })
    case 'tooMany': return t('Had too many messages at {place}', { place })
    case 'unreachable': return t('Cannot be reached, says {place}', { place })
    case 'jumped': return t('Jumped on at {place}', { place })
    case 'started': return t('Was sent into another journey by {place}', { place })
    case 'returned': return t('Came back to {place}', { place })
    case 'emitted': return t('An event was recorded by {place}', { place })
    case 'queued': return t('Reached {place}', { place })
    case 'updated': return t('Changed by {place}', { place })
    case 'converted': return t('Reached the goal {place}', { place })
    case 'exited': case 'done': return t('Left at {place}', { place })
    case 'failed': return t('Failed at {place}', { place })
    case 'ignored': return t('Stayed at {place}', { place })
    default: return item.left ? t('Passed {place}', { place }) : t('Came to {place}', { place })
  }
}

const sources: Readonly<Record<string, string>> = { sdk: t('tracking API'), api: t('REST API'), import: t('an import'), sendero: t('Sendero itself') }
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
