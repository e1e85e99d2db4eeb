import type { JourneyDocument } from '../../src/document.ts'
import type { JsonObject, JsonValue } from '../../src/index.ts'
import type { Move } from './journey-arbitrary.ts'
import { percentBranch, bucketOf } from './naive-hash.ts'
import { momentOnPaper, nextOpening } from './naive-calendar.ts'

// The second opinion. Written from the contract and straight from the document: no plan, no facts, no registry, nothing
// shared with the engine. It is slow, it looks everything up from the start, and it says what should happen as text.

interface Person { readonly id: string; readonly traits: JsonObject; readonly timeZone: string }
interface Doing { readonly name: string; readonly amount: number; readonly occurredAt: number }
interface Told { readonly document: JourneyDocument; readonly person: Person; readonly moves: readonly Move[]; readonly start: number; readonly amount: number }
type End = NonNullable<JourneyDocument['ends']>[number]

const hour = 3_600_000
const lengths: { readonly [duration: string]: number } = { PT30M: hour / 2, PT1H: hour, PT36H: 36 * hour, P1D: 24 * hour, P2D: 48 * hour, P1W: 168 * hour }
/** The generated conditions on properties are all the same one: an amount of at least 50. */
const isEnough = (where: readonly unknown[], amount: number): boolean => where.length === 0 || amount >= 50

export function tellNaively({ document, person, moves, start, amount }: Told): string[] {
  const log: string[] = []
  const traits: JsonObject = { ...person.traits }
  const isByEvent = document.entry.trigger.kind === 'event'
  const doings: Doing[] = isByEvent ? [{ name: 'buy', amount, occurredAt: start }] : []
  const recorded: Doing[] = []
  const turns: { [id: string]: number } = {}
  let now = start
  let visit = 0
  let hasChanged = true
  let here: { id: string; until: number; countsFrom: number } | null = null

  const say = (line: string): void => { log.push(`${now - start} ${line}`) }
  const nodeOf = (id: string) => document.nodes.find((node) => node.id === id)
  const over = (id: string, status: string): void => {
    here = null
    say(`leave ${id}#${visit} by nothing along nothing`)
    say(`end ${status}`)
  }
  const statusOf = ({ kind }: End): string => (kind === 'goal' ? 'converted' : 'exited')
  const metByRule = (): End | undefined => (document.ends ?? []).find(({ when }) => when.kind === 'rule' && holds(when.rule as JsonObject))
  const leave = (id: string, port: string, since: number): void => {
    const node = nodeOf(id)
    const edge = node?.kind === 'jump' ? { id: `jump:${id}`, to: node.config.to } : document.edges.find((candidate) => candidate.from === id && candidate.port === port)
    here = null
    say(`leave ${id}#${visit} by ${port} along ${edge?.id ?? 'nothing'}`)
    if (edge !== undefined) return enter(edge.to, since)
    const met = hasChanged ? metByRule() : undefined
    if (met !== undefined) say(`meet ${id}#${visit}`)
    say(`end ${met === undefined ? 'completed' : statusOf(met)}`)
  }
  const stay = (id: string, until: number, since: number): void => { here = { id, until, countsFrom: since } }
  const command = (id: string, kind: string): void => say(`command ${kind} ${id}#${visit}`)
  const change = (id: string, what: () => void, since: number): void => {
    command(id, 'updateCustomer')
    what()
    hasChanged = true
    leave(id, 'next', since)
  }
  const enter = (id: string, since: number): void => {
    const node = nodeOf(id)
    if (node === undefined) throw new Error(`${id} is not drawn`)
    visit += 1
    say(`enter ${id}#${visit}`)
    const met = hasChanged ? metByRule() : undefined
    hasChanged = false
    if (met !== undefined) return over(id, statusOf(met))
    const hashed = (salt: string): string => `${salt}:${id}:${person.id}`
    switch (node.kind) {
      case 'email': command(id, 'sendEmail'); return leave(id, 'next', since)
      case 'webhook': case 'notifyTeam': command(id, 'callWebhook'); return leave(id, 'next', since)
      case 'subscribe': command(id, 'changeSubscription'); return leave(id, 'next', since)
      case 'emitEvent':
        command(id, 'emitEvent')
        recorded.push({ name: node.config.event, amount: node.config.properties['amount'] as number, occurredAt: now })
        return leave(id, 'next', since)
      case 'updateCustomer': return change(id, () => { Object.assign(traits, node.config.set); for (const path of node.config.unset) delete traits[path] }, since)
      case 'tag': return change(id, () => { retag(traits, node.config) }, since)
      case 'adjustScore': return change(id, () => { traits['score'] = (typeof traits['score'] === 'number' ? traits['score'] : 0) + node.config.by }, since)
      case 'splitPercent': return leave(id, percentBranch(node.config, hashed(node.config.salt)), since)
      case 'holdout': return leave(id, bucketOf(hashed(node.config.salt)) < Math.round(node.config.percent * 100) ? 'heldOut' : 'next', since)
      case 'splitRules': return leave(id, node.config.branches.find((branch) => holds(branch.rule as JsonObject))?.id ?? 'else', since)
      case 'splitEvent': return leave(id, (isByEvent ? node.config.branches.find(({ where }) => isEnough(where, amount))?.id : undefined) ?? 'else', since)
      case 'jump': return leave(id, 'next', since)
      case 'wait': return stay(id, now + (lengths[node.config.for] ?? Number.NaN), since)
      case 'waitForEvent': return stay(id, now + (lengths[node.config.timeout] ?? Number.NaN), since)
      case 'waitUntil': {
        const at = momentOnPaper(node.config, person.timeZone)
        return at > now ? stay(id, at, since) : leave(id, 'missed', since)
      }
      case 'waitForWindow': {
        const at = nextOpening(node.config, now)
        return at > now ? stay(id, at, since) : leave(id, 'next', since)
      }
      case 'throttle':
        command(id, 'takeTurn')
        // Somebody else has taken the turn at the start.
        turns[id] = Math.max(now, (turns[id] ?? start) + hour / node.config.limit)
        return stay(id, turns[id] ?? now, since)
      case 'goal': return over(id, 'converted')
      case 'exit': return over(id, 'exited')
      default: throw new Error(`${node.kind} is not drawn`)
    }
  }
  const holds = (rule: JsonObject): boolean => {
    if (rule['op'] === 'and') return (rule['rules'] as JsonObject[]).every(holds)
    if (rule['op'] === 'or') return (rule['rules'] as JsonObject[]).some(holds)
    if (rule['op'] === 'not') return !holds(rule['rule'] as JsonObject)
    if ('trait' in rule) return rule['is'] === 'equals' ? isAmong(traits[rule['trait'] as string], rule['value']) : isAtLeast(traits[rule['trait'] as string], rule['value'])
    const within = typeof rule['within'] === 'string' ? lengths[rule['within']] : undefined
    const count = doings.filter((doing) => doing.name === rule['event'] && (!('where' in rule) || doing.amount >= 50) && (within === undefined || (doing.occurredAt > now - within && doing.occurredAt <= now))).length
    const wanted = rule['count'] as { atLeast?: number; atMost?: number }
    return wanted.atLeast === undefined ? count <= (wanted.atMost ?? -1) : count >= wanted.atLeast
  }
  const wake = (): void => {
    if (here === null) return
    const { id, until }: { id: string; until: number } = here
    const node = nodeOf(id)
    const met = metByRule()
    if (met !== undefined) return over(id, statusOf(met))
    if (now < until) return
    if (node?.kind === 'waitForWindow' && nextOpening(node.config, now) > now) {
      here.until = nextOpening(node.config, now)
      return say(`ignore ${id}#${visit}`)
    }
    leave(id, node?.kind === 'waitForEvent' ? 'timeout' : 'next', now)
  }
  const happen = (doing: Doing): void => {
    doings.push(doing)
    if (here === null) return
    const { id, until, countsFrom }: { id: string; until: number; countsFrom: number } = here
    const node = nodeOf(id)
    const isWaitedFor = node?.kind === 'waitForEvent' && node.config.event === doing.name
    const met = (document.ends ?? []).find(({ when }) => when.kind === 'event' && when.event === doing.name && isEnough(when.where, doing.amount) && doing.occurredAt >= start) ?? (isWaitedFor ? metByRule() : undefined)
    if (met !== undefined) return over(id, statusOf(met))
    if (!isWaitedFor || !isEnough(node.config.where, doing.amount)) return
    const isTooOld = doing.occurredAt < countsFrom
    const isTooLate = now >= until && doing.occurredAt >= until
    if (isTooOld || isTooLate) say(`ignore ${id}#${visit}`)
    else leave(id, 'event', Math.min(now, doing.occurredAt))
  }

  const first = document.edges.find((edge) => edge.from === 'entry')
  if (first !== undefined) enter(first.to, now)
  for (const move of moves) {
    // What a journey records arrives after the step that asked for it.
    doings.push(...recorded.splice(0))
    now += move.after
    if (move.kind === 'event') happen({ name: move.name, amount: move.amount, occurredAt: now - move.lateBy })
    else if (move.kind === 'wake') wake()
    else if (here !== null) over((here as { id: string }).id, 'exited')
  }
  return log
}

/** Rules look into lists, and compare texts in any case; the generated ones are all small letters. */
function isAmong(value: JsonValue | undefined, wanted: JsonValue | undefined): boolean {
  return Array.isArray(value) ? value.some((each) => each === wanted) : value === wanted
}

function isAtLeast(value: JsonValue | undefined, least: JsonValue | undefined): boolean {
  return typeof value === 'number' && typeof least === 'number' && value >= least
}

function retag(traits: JsonObject, { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] }): void {
  if (traits['tags'] === undefined && add.length === 0) return
  const tags = new Set((traits['tags'] ?? []) as string[])
  for (const each of add) tags.add(each)
  for (const each of remove) tags.delete(each)
  traits['tags'] = [...tags]
}
