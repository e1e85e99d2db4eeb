import type { Page } from 'playwright-core'
import { send } from '../harness.ts'
import type { Stage } from './screen.ts'

// Journeys that only the pictures need. Each is found by its name or made, and put back to how it should be before it is looked at.

interface Named { readonly id: string; readonly name: string }
interface Found<Item> { readonly data: readonly Item[] }
type Body = Readonly<Record<string, unknown>>

/** The shop's own journey, full of people. Nothing on it is changed. */
export const shopJourney = (stage: Stage): Promise<string> => idOf(stage, '/api/v1/workflows', 'Abandoned cart')

/** A draft with a step of every kind that needs few words, where some things are still missing; the others stand in stage-steps. */
export async function everyKind(stage: Stage): Promise<string> {
  return drawn(stage, 'Every kind of step', {
    schemaVersion: 1,
    entry: { trigger: { kind: 'event', event: 'Order Completed', where: [{ property: 'total', is: 'gte', value: 20 }], key: 'properties.orderId' }, reentry: { kind: 'afterExit' } },
    nodes: [
      { id: 'pause', kind: 'wait', name: 'Let it arrive', config: { for: 'P2D' } },
      { id: 'thanks', kind: 'email', name: 'Thank you', config: { templateId: await idOf(stage, '/api/v1/templates', 'Cart reminder: your coffee is waiting') } },
      { id: 'again', kind: 'waitForEvent', name: 'Do they come back?', config: { event: 'Order Completed', where: [{ property: 'total', is: 'gte', value: 15 }], timeout: 'P14D' } },
      { id: 'won', kind: 'goal', config: { name: 'Second order' } },
      {
        id: 'who', kind: 'splitRules', name: 'Who are they?',
        config: {
          branches: [
            { id: 'gold', name: 'Gold', rule: { op: 'and', rules: [{ trait: 'loyalty', is: 'equals', value: 'gold' }] } },
            { id: 'regular', name: 'Regular', rule: { op: 'or', rules: [{ event: 'Order Completed', count: { atLeast: 2 } }, { trait: 'city', is: 'equals', value: 'Berlin' }] } },
          ],
        },
      },
      { id: 'mark', kind: 'updateCustomer', name: 'Remember it', config: { set: { tier: 'gold', visits: 3, isRegular: true }, unset: ['trial'] } },
      { id: 'tell', kind: 'webhook', name: 'Tell the till', config: { method: 'POST', url: 'https://till.example.test/hook', headers: { 'x-shop': 'corner' }, body: '{ "id": {{ customer.userId | json }} }' } },
      { id: 'half', kind: 'splitPercent', name: 'Two offers', config: { salt: 'offers', branches: [{ id: 'a', name: 'Free shipping', percent: 50 }, { id: 'b', name: 'Ten per cent', percent: 50 }] } },
      { id: 'offer', kind: 'email', name: 'Free shipping', config: { templateId: '' } },
      { id: 'late', kind: 'wait', name: 'And then?', config: { for: '' } },
      { id: 'bye', kind: 'exit', config: {} },
    ],
    edges: joined('entry pause', 'pause thanks', 'thanks again', 'again:event won', 'again:timeout who', 'who:gold mark', 'mark tell', 'tell bye', 'who:regular half', 'half:a offer', 'half:b late', 'offer bye', 'who:else bye'),
    canvas: { direction: 'TB', offsets: {}, notes: [] },
  })
}

/** A draft that can be published, for people who come into a segment. */
export async function readyDraft(stage: Stage): Promise<string> {
  const segmentId = await idOf(stage, '/api/v1/segments', 'Regulars')
  const templateId = await idOf(stage, '/api/v1/templates', 'Last call: free shipping')
  return drawn(stage, 'Thank the regulars', {
    schemaVersion: 1, entry: { trigger: { kind: 'segmentEntered', segmentId }, reentry: { kind: 'never' } },
    nodes: [{ id: 'mail', kind: 'email', name: 'A present', config: { templateId } }, { id: 'bye', kind: 'exit', config: {} }],
    edges: joined('entry mail', 'mail bye'), canvas: { direction: 'TB', offsets: {}, notes: [] },
  })
}

/** A draft that is changed in two places at once. */
export async function contestedJourney(stage: Stage): Promise<string> {
  const templateId = await idOf(stage, '/api/v1/templates', 'Cart reminder: your coffee is waiting')
  return drawn(stage, 'A note of thanks', {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed', where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'pause', kind: 'wait', name: 'Let it arrive', config: { for: 'P2D' } }, { id: 'thanks', kind: 'email', name: 'Thank you', config: { templateId } }, { id: 'bye', kind: 'exit', config: {} }],
    edges: joined('entry pause', 'pause thanks', 'thanks bye'), canvas: { direction: 'TB', offsets: {}, notes: [] },
  })
}

/** Live in its first version, with a draft that has other things in it. Its event never happens. */
export async function changedJourney(stage: Stage): Promise<string> {
  const templateId = await idOf(stage, '/api/v1/templates', 'Cart reminder: you left something')
  const withWait = (days: number, more: readonly Body[] = []): Body => ({
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Parcel Returned', where: [] }, reentry: { kind: 'always' } },
    nodes: [{ id: 'pause', kind: 'wait', config: { for: `P${days}D` } }, { id: 'sorry', kind: 'email', name: 'We are sorry', config: { templateId } }, ...more, { id: 'bye', kind: 'exit', config: {} }],
    edges: more.length === 0 ? joined('entry pause', 'pause sorry', 'sorry bye') : joined('entry pause', 'pause sorry', 'sorry tell', 'tell bye'),
    canvas: { direction: 'TB', offsets: {}, notes: [] },
  })
  const name = 'After a return'
  const id = await drawn(stage, name, withWait(1))
  const { publishedVersion } = await stage.rest<{ publishedVersion: number | null }>(`/api/v1/workflows/${id}`)
  if (publishedVersion === null) await send(stage.page, { path: `/api/v1/workflows/${id}/publish`, body: { note: 'First try: a day of patience, then one mail.' } })
  return drawn(stage, name, withWait(3, [{ id: 'tell', kind: 'webhook', name: 'Tell the warehouse', config: { method: 'POST', url: 'https://warehouse.example.test/returns', headers: {}, body: null } }]))
}

/** A journey nobody has begun to draw. */
export const blankJourney = (stage: Stage): Promise<string> => drawn(stage, 'Untitled journey', {
  schemaVersion: 1, entry: { trigger: { kind: 'event', event: '', where: [] }, reentry: { kind: 'never' } }, nodes: [], edges: [], canvas: { direction: 'TB', offsets: {}, notes: [] },
})

/** Empties what this browser keeps of drafts that could not be saved: an earlier visit's would begin the conflict at once. */
export const forgetLocalDrafts = (page: Page): Promise<void> => page.evaluate(() => new Promise<void>((resolve) => {
  const request = indexedDB.deleteDatabase('sendero-editor')
  request.onsuccess = request.onerror = request.onblocked = () => { resolve() }
}))

/** Saves a journey from outside the page, as another window would. */
export const saveElsewhere = (stage: Stage, id: string, name: string): Promise<void> => saved(stage, id, (document) => ({
  ...document, nodes: (document['nodes'] as readonly Body[]).map((node) => (node['id'] === 'pause' ? { ...node, name } : node)),
}))

/** Saves without the page, which may be offline: what it shows is not told of it. */
async function saved(stage: Stage, id: string, change: (document: Body) => Body): Promise<void> {
  const address = `${new URL(stage.page.url()).origin}/api/v1/workflows/${id}`
  const { request } = stage.page.context()
  const { document } = await (await request.get(address)).json() as { document: Body }
  const answer = await request.put(address, { headers: { 'if-match': '*' }, data: { document: change(document) } })
  if (!answer.ok()) throw new Error(await answer.text())
}

export async function drawn(stage: Stage, name: string, document: Body): Promise<string> {
  const { data } = await stage.rest<Found<Named>>(`/api/v1/workflows?limit=50&q=${encodeURIComponent(name)}`)
  const known = data.find((each) => each.name === name)
  if (known === undefined) return (await send<Named>(stage.page, { path: '/api/v1/workflows', body: { name, document } })).id
  await send(stage.page, { method: 'PUT', path: `/api/v1/workflows/${known.id}`, body: { document } })
  return known.id
}

export async function idOf(stage: Stage, address: string, name: string): Promise<string> {
  const { data } = await stage.rest<Found<Named>>(`${address}?limit=50`)
  const found = data.find((each) => each.name === name)
  if (found === undefined) throw new Error(`The demo has no “${name}” at ${address}.`)
  return found.id
}

/** `from:port to`; without a port the only way out. */
export const joined = (...ways: readonly string[]): Body[] => ways.map((way, at) => {
  const [start = '', to = ''] = way.split(' ')
  const [from = '', port = 'next'] = start.split(':')
  return { id: `e${at}`, from, port, to }
})
