import type { Stage } from './screen.ts'
import { drawn, idOf, joined } from './stage-journeys.ts'
import { fairList } from './stage-lists.ts'

type Body = Readonly<Record<string, unknown>>

const canvas = { direction: 'TB', offsets: {}, notes: [] }

/** A journey that other journeys send people into. */
const aftercare = (stage: Stage): Promise<string> => drawn(stage, 'Aftercare', {
  schemaVersion: 1, entry: { trigger: { kind: 'journey' }, reentry: { kind: 'always' } }, nodes: [{ id: 'bye', kind: 'exit', config: {} }], edges: joined('entry bye'), canvas,
})

/** A draft with a step of each kind that waits, decides, keeps data or leads elsewhere in ways of its own; it has no problems. */
export async function moreKinds(stage: Stage): Promise<string> {
  const segmentId = await idOf(stage, '/api/v1/segments', 'Regulars')
  const journeyId = await aftercare(stage)
  const listId = await fairList(stage)
  return drawn(stage, 'Renewals', {
    schemaVersion: 1,
    entry: { trigger: { kind: 'event', event: 'Order Completed', where: [] }, reentry: { kind: 'afterTime', for: 'P30D' }, holdout: { percent: 5, salt: 'renewals' } },
    ends: [
      { id: 'bought', kind: 'goal', name: 'Bought again', when: { kind: 'event', event: 'Order Completed', where: [{ property: 'total', is: 'gte', value: 20 }] } },
      { id: 'left', kind: 'exit', when: { kind: 'segmentLeft', segmentId } },
      { id: 'moved', kind: 'exit', when: { kind: 'rule', rule: { op: 'and', rules: [{ trait: 'city', is: 'equals', value: 'Hamburg' }] } } },
    ],
    nodes: moreNodes({ segmentId, journeyId, listId }),
    edges: joined(
      'entry line', 'line day', 'day:next hours', 'day:missed back', 'hours member', 'member:next said', 'member:timeout nobody', 'said:big test', 'said:else can', 'test:a label', 'test:b points', 'label fair', 'fair points',
      'points ours', 'ours note', 'note sub', 'sub:next bye', 'can:yes many', 'can:no off', 'off bye', 'many:next share', 'many:tooMany bye', 'share:next bye',
    ),
    canvas,
  })
}

const moreNodes = ({ segmentId, journeyId, listId }: { readonly segmentId: string; readonly journeyId: string; readonly listId: string }): Body[] => [
  { id: 'line', kind: 'throttle', name: 'Not all at once', config: { limit: 100, per: 'PT1H' } },
  { id: 'day', kind: 'waitUntil', name: 'Before it renews', config: { date: { from: 'trait', path: 'renewsAt' }, offset: { direction: 'before', by: 'P3D' }, time: '09:00', yearly: false } },
  { id: 'back', kind: 'jump', config: { to: 'hours' } },
  { id: 'hours', kind: 'waitForWindow', name: 'Opening hours', config: { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:30', clock: 'customer' } },
  { id: 'member', kind: 'waitForSegment', config: { segmentId, until: 'entered', timeout: 'P7D' } },
  { id: 'nobody', kind: 'exit', config: {} },
  { id: 'said', kind: 'splitEvent', name: 'How much was it?', config: { branches: [{ id: 'big', name: 'A big order', where: [{ property: 'total', is: 'gte', value: 40 }] }] } },
  { id: 'test', kind: 'experiment', name: 'Which thanks?', config: { salt: 'thanks', variants: [{ id: 'a', name: 'Short', percent: 50 }, { id: 'b', name: 'Long', percent: 50 }], metric: 'clicked', minimumSample: 500, confidence: 95, deadline: 'P14D', fallback: '' } },
  { id: 'label', kind: 'tag', config: { add: ['thanked', 'big order'], remove: ['new'] } },
  { id: 'fair', kind: 'list', config: { listId, action: 'remove' } },
  { id: 'points', kind: 'adjustScore', config: { by: 10, attribute: 'leadScore' } },
  { id: 'ours', kind: 'notifyTeam', name: 'Tell the shop', config: { url: 'https://hooks.slack.com/services/T0/B0/x', text: '{{ customer.email }} has ordered again.' } },
  { id: 'note', kind: 'emitEvent', config: { event: 'Thanked', properties: { by: 'mail', times: 1 } } },
  { id: 'sub', kind: 'startJourney', config: { journeyId, wait: true, timeout: 'P30D' } },
  { id: 'can', kind: 'reachable', config: { channel: 'email' } },
  { id: 'off', kind: 'subscribe', config: { channel: 'email', to: 'unsubscribed' } },
  { id: 'many', kind: 'frequencyGate', config: { channel: 'email', most: 3, within: 'P7D' } },
  { id: 'share', kind: 'holdout', config: { salt: 'share', percent: 10 } },
  { id: 'bye', kind: 'exit', config: {} },
]

/** A draft for each way in, with one step behind it. */
export async function enteredBy(stage: Stage, kind: 'segmentLeft' | 'schedule' | 'weekly' | 'date' | 'api' | 'journey'): Promise<string> {
  const segmentId = await idOf(stage, '/api/v1/segments', 'Regulars')
  const triggers: Readonly<Record<typeof kind, Body>> = {
    segmentLeft: { kind: 'segmentLeft', segmentId },
    schedule: { kind: 'schedule', start: '2027-03-01T09:00', rule: 'FREQ=MONTHLY;BYDAY=-1FR', clock: 'workspace' },
    weekly: { kind: 'schedule', start: '2027-03-01T09:00', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', clock: 'customer', segmentId },
    date: { kind: 'date', path: 'birthday', offset: { direction: 'before', by: 'P3D' }, time: '09:00', yearly: true, segmentId },
    api: { kind: 'api' },
    journey: { kind: 'journey' },
  }
  return drawn(stage, 'Every way in', {
    schemaVersion: 1, entry: { trigger: triggers[kind], reentry: { kind: 'always', atMost: 2 } },
    nodes: [{ id: 'bye', kind: 'exit', config: {} }], edges: joined('entry bye'), canvas,
  })
}
