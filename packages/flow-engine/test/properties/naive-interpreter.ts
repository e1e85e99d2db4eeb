import type { JourneyDocument } from '../../src/document.ts'
import type { JsonObject, JsonValue } from '../../src/index.ts'
import type { Move } from './journey-arbitrary.ts'

// The second opinion. Written from the contract and straight from the document: no plan, no facts, no registry, nothing
// shared with the engine. It is slow, it looks everything up from the start, and it says what should happen as text.

interface Person { readonly id: string; readonly traits: JsonObject }
interface Doing { readonly name: string; readonly amount: number; readonly occurredAt: number }

const hour = 3_600_000
const lengths: { readonly [duration: string]: number } = { PT30M: hour / 2, PT1H: hour, PT36H: 36 * hour, P1D: 24 * hour, P2D: 48 * hour, P1W: 168 * hour }

export function tellNaively({ document, person, moves, start }: { document: JourneyDocument; person: Person; moves: readonly Move[]; start: number }): string[] {
  const log: string[] = []
  const traits: JsonObject = { ...person.traits }
  const doings: Doing[] = []
  let now = start
  let visit = 0
  let here: { id: string; until: number; countsFrom: number } | null = null

  const say = (line: string): void => { log.push(`${now - start} ${line}`) }
  const nodeOf = (id: string) => document.nodes.find((node) => node.id === id)
  const leave = (id: string, port: string, since: number): void => {
    const edge = document.edges.find((candidate) => candidate.from === id && candidate.port === port)
    here = null
    say(`leave ${id}#${visit} by ${port} along ${edge?.id ?? 'nothing'}`)
    if (edge === undefined) say('end completed')
    else enter(edge.to, since)
  }
  const enter = (id: string, since: number): void => {
    const node = nodeOf(id)
    if (node === undefined) throw new Error(`${id} is not drawn`)
    visit += 1
    say(`enter ${id}#${visit}`)
    switch (node.kind) {
      case 'email': say(`command sendEmail ${id}#${visit}`); return leave(id, 'next', since)
      case 'webhook': say(`command callWebhook ${id}#${visit}`); return leave(id, 'next', since)
      case 'updateCustomer':
        say(`command updateCustomer ${id}#${visit}`)
        Object.assign(traits, node.config.set)
        for (const path of node.config.unset) delete traits[path]
        return leave(id, 'next', since)
      case 'splitPercent': return leave(id, percentBranch(node.config, `${node.config.salt}:${id}:${person.id}`), since)
      case 'splitRules': return leave(id, node.config.branches.find((branch) => holds(branch.rule as JsonObject))?.id ?? 'else', since)
      case 'wait': here = { id, until: now + (lengths[node.config.for] ?? Number.NaN), countsFrom: since }; return
      case 'waitForEvent': here = { id, until: now + (lengths[node.config.timeout] ?? Number.NaN), countsFrom: since }; return
      case 'goal': say(`leave ${id}#${visit} by nothing along nothing`); say('end converted'); return
      case 'exit': say(`leave ${id}#${visit} by nothing along nothing`); say('end exited'); return
    }
  }
  const holds = (rule: JsonObject): boolean => {
    if (rule['op'] === 'and') return (rule['rules'] as JsonObject[]).every(holds)
    if (rule['op'] === 'or') return (rule['rules'] as JsonObject[]).some(holds)
    if (rule['op'] === 'not') return !holds(rule['rule'] as JsonObject)
    if ('trait' in rule) return rule['is'] === 'equals' ? traits[rule['trait'] as string] === rule['value'] : isAtLeast(traits[rule['trait'] as string], rule['value'])
    const within = typeof rule['within'] === 'string' ? lengths[rule['within']] : undefined
    // The generated conditions on properties are all the same one: an amount of at least 50.
    const count = doings.filter((doing) => doing.name === rule['event'] && (!('where' in rule) || doing.amount >= 50) && (within === undefined || (doing.occurredAt > now - within && doing.occurredAt <= now))).length
    const wanted = rule['count'] as { atLeast?: number; atMost?: number }
    return wanted.atLeast === undefined ? count <= (wanted.atMost ?? -1) : count >= wanted.atLeast
  }
  const wake = (): void => {
    if (here === null || now < here.until) return
    leave(here.id, nodeOf(here.id)?.kind === 'wait' ? 'next' : 'timeout', now)
  }
  const happen = (doing: Doing): void => {
    doings.push(doing)
    const node = here === null ? undefined : nodeOf(here.id)
    if (here === null || node?.kind !== 'waitForEvent' || node.config.event !== doing.name) return
    if (node.config.where.length > 0 && doing.amount < 50) return
    const isTooOld = doing.occurredAt < here.countsFrom
    const isTooLate = now >= here.until && doing.occurredAt >= here.until
    if (isTooOld || isTooLate) say(`ignore ${here.id}#${visit}`)
    else leave(here.id, 'event', Math.min(now, doing.occurredAt))
  }

  const first = document.edges.find((edge) => edge.from === 'entry')
  if (first !== undefined) enter(first.to, now)
  for (const move of moves) {
    now += move.after
    if (move.kind === 'event') happen({ name: move.name, amount: move.amount, occurredAt: now - move.lateBy })
    else if (move.kind === 'wake') wake()
    else if (here !== null) {
      const { id }: { id: string } = here
      say(`leave ${id}#${visit} by nothing along nothing`)
      say('end exited')
      here = null
    }
  }
  return log
}

function isAtLeast(value: JsonValue | undefined, least: JsonValue | undefined): boolean {
  return typeof value === 'number' && typeof least === 'number' && value >= least
}

function percentBranch({ branches }: { branches: readonly { id: string; percent: number }[] }, hashed: string): string {
  const bucket = Number(murmur(hashed) % 10_000n)
  let sum = 0
  return branches.find(({ percent }) => { sum += percent; return bucket < Math.round(sum * 100) })?.id ?? 'none'
}

/** The hash of the contract, from its definition, in numbers that cannot overflow. The generated ids are ASCII. */
function murmur(text: string): bigint {
  const bytes = [...text].map((character) => BigInt(character.charCodeAt(0)))
  const wide = (value: bigint): bigint => value & 0xffffffffn
  const rotate = (value: bigint, by: bigint): bigint => wide((value << by) | (value >> (32n - by)))
  let hash = 0n
  for (let i = 0; i < bytes.length; i += 4) {
    const block = bytes.slice(i, i + 4)
    let mixed = block.reduce((sum, byte, index) => sum | (byte << BigInt(8 * index)), 0n)
    mixed = wide(rotate(wide(mixed * 0xcc9e2d51n), 15n) * 0x1b873593n)
    hash ^= mixed
    if (block.length === 4) hash = wide(rotate(hash, 13n) * 5n + 0xe6546b64n)
  }
  hash ^= BigInt(bytes.length)
  hash = wide((hash ^ (hash >> 16n)) * 0x85ebca6bn)
  hash = wide((hash ^ (hash >> 13n)) * 0xc2b2ae35n)
  return hash ^ (hash >> 16n)
}
