import type { JsonValue, PlanNode } from '@sendero/flow-engine'
import type { PropertyCondition, Rule } from '@sendero/flow-engine/segment'
import { addDuration, dateValueOf, momentOf, parseDuration, subtractDuration } from '@sendero/flow-engine/time'
import { soonerThan } from '../ways-of.ts'
import type { Goal } from './goal.ts'
import { typed, withFixed, type MakerState } from './maker-state.ts'

/** Why nobody can be made to leave a step by a way, whoever they are. */
export type Impossible = 'settled' | 'nobody'

interface Leaving { readonly port: string; readonly at: number; /** The variant everybody takes, of an experiment that is decided. */ readonly winner: string | undefined }

/** What must be so for somebody to leave this step by that way. */
export function goalsAt(node: PlanNode, { port, at, winner }: Leaving): readonly Goal[] | Impossible {
  const { id, kind, config } = node
  switch (kind) {
    case 'splitPercent': return armGoals(id, port, config['branches'])
    case 'experiment': return winner === undefined ? armGoals(id, port, config['variants']) : winner === port ? [] : 'settled'
    case 'holdout': return [say(`arm:${id}`, (said) => said.arms[id] === port, (state) => [withFixed(state, `arm:${id}`, { arms: { ...state.said.arms, [id]: port } })])]
    // The compiler parsed rules and conditions before it stored them as plain JSON.
    case 'splitRules': return ruleGoals(config['branches'] as unknown as readonly { readonly id: string; readonly rule: Rule }[], port)
    case 'splitEvent': return eventGoals(config['branches'] as unknown as readonly { readonly id: string; readonly where: readonly PropertyCondition[] }[], port)
    case 'reachable': return [{ kind: 'rule', rule: { reachable: 'email' }, holds: port === 'yes' }]
    case 'frequencyGate': return [say('mails', ({ mailsBefore }) => (mailsBefore ?? 0) >= Number(config['most']) === (port === 'tooMany'), (state) => [withFixed(state, 'mails', { mailsBefore: port === 'tooMany' ? Number(config['most']) : 0 })])]
    case 'waitForEvent': return [answer(id, port === 'event' ? soonerThan(String(config['timeout'])) : null), ...(port === 'event' ? [] : [notDoing(String(config['event']))])]
    case 'waitForSegment': return [answer(id, port === 'next' ? soonerThan(String(config['timeout'])) : null), ...(port === 'next' ? [] : [staying(String(config['segmentId']), config['until'] !== 'entered')])]
    case 'startJourney': return config['wait'] === true ? [answer(id, port === 'next' ? soonerThan(String(config['timeout'])) : null)] : []
    case 'waitUntil': return [untilGoal(node, port, at)]
    default: return []
  }
}

const say = (key: string, isSo: (said: MakerState['said']) => boolean, ways: (state: MakerState) => readonly MakerState[]): Goal => ({ kind: 'change', apply: (state) => (state.fixed.has(key) ? isSo(state.said) ? [state] : [] : ways(state)) })

function armGoals(id: string, port: string, shares: unknown): readonly Goal[] | Impossible {
  const share = (shares as readonly { readonly id: string; readonly percent: number }[]).find((each) => each.id === port)
  if (share === undefined || share.percent <= 0) return 'nobody'
  return [say(`arm:${id}`, (said) => said.arms[id] === port, (state) => [withFixed(state, `arm:${id}`, { arms: { ...state.said.arms, [id]: port } })])]
}

/** The first branch that fits decides: those before it must not. */
function ruleGoals(branches: readonly { readonly id: string; readonly rule: Rule }[], port: string): readonly Goal[] {
  const wanted = branches.findIndex(({ id }) => id === port)
  const earlier = (wanted === -1 ? branches : branches.slice(0, wanted)).map(({ rule }): Goal => ({ kind: 'rule', rule, holds: false }))
  const rule = branches[wanted]?.rule
  return rule === undefined ? earlier : [{ kind: 'rule', rule, holds: true }, ...earlier]
}

function eventGoals(branches: readonly { readonly id: string; readonly where: readonly PropertyCondition[] }[], port: string): readonly Goal[] {
  const wanted = branches.findIndex(({ id }) => id === port)
  const earlier = (wanted === -1 ? branches : branches.slice(0, wanted)).map(({ where }): Goal => ({ kind: 'any', of: where.map((condition) => ({ kind: 'entry', condition, holds: false })) }))
  return [...(branches[wanted]?.where ?? []).map((condition): Goal => ({ kind: 'entry', condition, holds: true })), ...earlier]
}

const answer = (id: string, by: string | null): Goal => say(`answer:${id}`, ({ answers }) => (answers[id] ?? null) === by, (state) => {
  const { [id]: _old, ...answers } = state.said.answers
  return [withFixed(state, `answer:${id}`, { answers: by === null ? answers : { ...answers, [id]: by } })]
})

const notDoing = (event: string): Goal => ({ kind: 'change', apply: (state) => [{ ...state, said: { ...state.said, events: state.said.events.filter((each) => each.event !== event || each.when === 'before') } }] })

const staying = (id: string, isIn: boolean): Goal => say(`segment:${id}`, ({ segments }) => segments[id] === isIn, (state) => [withFixed(state, `segment:${id}`, { segments: { ...state.said.segments, [id]: isIn } })])

const dayMs = 86_400_000
/** A start is said to the minute. */
const minuteMs = 60_000

/** A date that is still to come, or one that is not; a fixed one has people enter before it, or after. */
function untilGoal({ config }: PlanNode, port: string, at: number): Goal {
  const date = config['date'] as { readonly from: 'fixed'; readonly day: string } | { readonly from: 'trait' | 'event'; readonly path: string }
  const offset = (config['offset'] ?? null) as { readonly direction: 'before' | 'after'; readonly by: string } | null
  if (date.from === 'fixed') return { kind: 'change', apply: (state) => startsAround(date.day, offset, { port, waited: at - state.start }).map((start) => ({ ...state, start })) }
  const key = `${date.from === 'trait' ? 'trait' : 'entry'}:${date.path}`
  const duration = offset === null ? null : parseDuration(offset.by)
  const moved = (day: number): number => (duration === null || offset === null ? day : (offset.direction === 'before' ? addDuration : subtractDuration)(day, duration, 'UTC'))
  const values: (JsonValue | undefined)[] = port === 'next' ? [2, 30, 400].map((days) => new Date(moved(at + days * dayMs)).toISOString().slice(0, 10)) : [undefined, new Date(moved(at - 400 * dayMs)).toISOString().slice(0, 10)]
  return {
    kind: 'change', apply: (state) => (state.fixed.has(key) ? [state] : values.flatMap((value) => {
      const text = typed(value)
      if (text === null) return []
      return [withFixed(state, key, date.from === 'trait' ? { traits: { ...state.said.traits, [date.path]: text } } : { entryProperties: { ...state.said.entryProperties, [date.path]: text } })]
    })),
  }
}

function startsAround(day: string, offset: Parameters<typeof momentOf>[1]['offset'], { port, waited }: { readonly port: string; readonly waited: number }): number[] {
  const value = dateValueOf(day)
  const moment = value === null ? null : momentOf(value, { offset, timeOfDay: null }, 'UTC')
  if (moment === null) return []
  return (port === 'next' ? [-2, -30] : [2]).map((days) => Math.floor((moment + days * dayMs - waited) / minuteMs) * minuteMs)
}
