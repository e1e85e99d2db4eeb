import type { JsonObject } from '../model/json.ts'
import type { NodeConfigs, NodeKind } from '../nodes/registry.ts'
import type { PropertyCondition, Rule } from '../segment/rule.ts'

/** Draws one node of each kind at the open end of the line; what is left out is as a form would have it. */
export interface NodeDrawers<Builder> {
  email(id: string, templateId?: string): Builder
  webhook(id: string, config?: Partial<NodeConfigs['webhook']>): Builder
  notifyTeam(id: string, text?: string, url?: string): Builder
  wait(id: string, duration: string): Builder
  waitUntil(id: string, date: NodeConfigs['waitUntil']['date'], options?: Partial<Omit<NodeConfigs['waitUntil'], 'date'>>): Builder
  waitForWindow(id: string, window: { from: string; to: string } & Partial<NodeConfigs['waitForWindow']>): Builder
  waitForEvent(id: string, event: string, options: { timeout: string; where?: PropertyCondition[] }): Builder
  waitForSegment(id: string, segmentId: string, options?: Partial<Omit<NodeConfigs['waitForSegment'], 'segmentId'>>): Builder
  splitPercent(id: string, percents: { [branchId: string]: number }, salt?: string): Builder
  splitRules(id: string, rules: { [branchId: string]: Rule }): Builder
  splitEvent(id: string, branches: { [branchId: string]: PropertyCondition[] }): Builder
  experiment(id: string, percents: { [variantId: string]: number }, options?: Partial<Omit<NodeConfigs['experiment'], 'variants'>>): Builder
  holdout(id: string, percent: number, salt?: string): Builder
  reachable(id: string): Builder
  frequencyGate(id: string, most: number, within: string): Builder
  updateCustomer(id: string, set: JsonObject, unset?: string[]): Builder
  tag(id: string, add: string[], remove?: string[]): Builder
  list(id: string, listId: string, action?: 'add' | 'remove'): Builder
  adjustScore(id: string, by: number, attribute?: string): Builder
  subscribe(id: string, to: 'subscribed' | 'unsubscribed'): Builder
  emitEvent(id: string, event: string, properties?: NodeConfigs['emitEvent']['properties']): Builder
  goal(id: string, name?: string): Builder
  exit(id: string): Builder
  /** Goes on with a node without an edge. The open end of the line is gone, as after an end. */
  jump(id: string, to: string): Builder
  startJourney(id: string, journeyId: string, options?: Partial<Omit<NodeConfigs['startJourney'], 'journeyId'>>): Builder
  throttle(id: string, limit: number, per: string): Builder
}

/** Puts a node at the open end; `port` is where the line goes on, null where it does not. */
export type AddNode<Builder> = <Kind extends NodeKind>(kind: Kind, id: string, how: { config: NodeConfigs[Kind]; port: string | null }) => Builder

export function nodeDrawers<Builder>(add: AddNode<Builder>): NodeDrawers<Builder> {
  return { ...messages(add), ...waits(add), ...decisions(add), ...changes(add), ...flow(add) }
}

const shares = (percents: { [id: string]: number }): { id: string; percent: number }[] => Object.entries(percents).map(([id, percent]) => ({ id, percent }))

function messages<Builder>(add: AddNode<Builder>): Pick<NodeDrawers<Builder>, 'email' | 'webhook' | 'notifyTeam'> {
  return {
    email: (id, templateId = `tpl_${id}`) => add('email', id, { config: { templateId }, port: 'next' }),
    webhook: (id, config = {}) => add('webhook', id, { config: { method: 'POST', url: 'https://example.com/hook', headers: {}, body: null, ...config }, port: 'next' }),
    notifyTeam: (id, text = 'Look at this.', url = 'https://example.com/team') => add('notifyTeam', id, { config: { url, text }, port: 'next' }),
  }
}

function waits<Builder>(add: AddNode<Builder>): Pick<NodeDrawers<Builder>, 'wait' | 'waitUntil' | 'waitForWindow' | 'waitForEvent' | 'waitForSegment'> {
  return {
    wait: (id, duration) => add('wait', id, { config: { for: duration }, port: 'next' }),
    waitUntil: (id, date, options = {}) => add('waitUntil', id, { config: { date, yearly: false, ...options }, port: 'next' }),
    waitForWindow: (id, window) => add('waitForWindow', id, { config: { weekdays: [1, 2, 3, 4, 5, 6, 7], clock: 'customer', ...window }, port: 'next' }),
    waitForEvent: (id, event, { timeout, where = [] }) => add('waitForEvent', id, { config: { event, where, timeout }, port: 'event' }),
    waitForSegment: (id, segmentId, options = {}) => add('waitForSegment', id, { config: { segmentId, until: 'entered', timeout: 'P7D', ...options }, port: 'next' }),
  }
}

function decisions<Builder>(add: AddNode<Builder>): Pick<NodeDrawers<Builder>, 'splitPercent' | 'splitRules' | 'splitEvent' | 'experiment' | 'holdout' | 'reachable' | 'frequencyGate'> {
  return {
    splitPercent: (id, percents, salt = `salt-${id}`) => add('splitPercent', id, { config: { salt, branches: shares(percents) }, port: Object.keys(percents)[0] ?? null }),
    splitRules: (id, rules) => {
      const branches = Object.entries(rules).map(([branch, rule]) => ({ id: branch, rule }))
      return add('splitRules', id, { config: { branches }, port: branches[0]?.id ?? 'else' })
    },
    splitEvent: (id, conditions) => {
      const branches = Object.entries(conditions).map(([branch, where]) => ({ id: branch, where }))
      return add('splitEvent', id, { config: { branches }, port: branches[0]?.id ?? 'else' })
    },
    experiment: (id, percents, options = {}) => add('experiment', id, {
      config: { salt: `salt-${id}`, metric: 'converted', minimumSample: 500, confidence: 95, deadline: 'P14D', fallback: '', ...options, variants: shares(percents) },
      port: Object.keys(percents)[0] ?? null,
    }),
    holdout: (id, percent, salt = `salt-${id}`) => add('holdout', id, { config: { salt, percent }, port: 'next' }),
    reachable: (id) => add('reachable', id, { config: { channel: 'email' }, port: 'yes' }),
    frequencyGate: (id, most, within) => add('frequencyGate', id, { config: { channel: 'email', most, within }, port: 'next' }),
  }
}

function changes<Builder>(add: AddNode<Builder>): Pick<NodeDrawers<Builder>, 'updateCustomer' | 'tag' | 'list' | 'adjustScore' | 'subscribe' | 'emitEvent'> {
  return {
    updateCustomer: (id, set, unset = []) => add('updateCustomer', id, { config: { set, unset }, port: 'next' }),
    tag: (id, given, remove = []) => add('tag', id, { config: { add: given, remove }, port: 'next' }),
    list: (id, listId, action = 'add') => add('list', id, { config: { listId, action }, port: 'next' }),
    adjustScore: (id, by, attribute = 'leadScore') => add('adjustScore', id, { config: { by, attribute }, port: 'next' }),
    subscribe: (id, to) => add('subscribe', id, { config: { channel: 'email', to }, port: 'next' }),
    emitEvent: (id, event, properties = {}) => add('emitEvent', id, { config: { event, properties }, port: 'next' }),
  }
}

function flow<Builder>(add: AddNode<Builder>): Pick<NodeDrawers<Builder>, 'goal' | 'exit' | 'jump' | 'startJourney' | 'throttle'> {
  return {
    goal: (id, name = 'Converted') => add('goal', id, { config: { name }, port: null }),
    exit: (id) => add('exit', id, { config: {}, port: null }),
    jump: (id, to) => add('jump', id, { config: { to }, port: null }),
    startJourney: (id, journeyId, options = {}) => add('startJourney', id, { config: { journeyId, wait: false, timeout: 'P30D', ...options }, port: 'next' }),
    throttle: (id, limit, per) => add('throttle', id, { config: { limit, per }, port: 'next' }),
  }
}
