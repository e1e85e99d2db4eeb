import { expect, test } from 'vitest'

// The protocol of sending, small enough to look at every state it can be in: one message, two processes that may die and start
// again at any moment, a mail server that answers or does not, and a lease that runs out. Each rule below is one line of the
// real thing; each can be taken out, and then the harm it prevents must appear.

type Place = 'idle' | 'fenced' | 'begun' | 'taken' | 'refused' | 'answered'
interface Process { readonly place: Place; readonly attempt: number }
interface State {
  readonly row: 'queued' | 'sending' | 'sent' | 'unknown'
  readonly owner: number
  readonly attempt: number
  /** `late`: the guard refuses to begin; `over`: the sweeper may decide. */
  readonly lease: 'fresh' | 'late' | 'over'
  readonly processes: readonly [Process, Process]
  /** What a dead process's journal says about its fenced attempt; its names die with it. */
  readonly left: readonly { readonly owner: number; readonly attempt: number; readonly line: 'none' | 'start' | 'done' }[]
  readonly nextOwner: number
  readonly owners: readonly [number, number]
  readonly accepted: number
  readonly crashes: number
}

interface Rules { readonly guard: boolean; readonly fence: boolean; readonly startBeforeDot: boolean; readonly unknownIsKept: boolean; readonly compareAndSet: boolean }
const allRules: Rules = { guard: true, fence: true, startBeforeDot: true, unknownIsKept: true, compareAndSet: true }
const mostCrashes = 2
const mostAttempts = 3

const idle: Process = { place: 'idle', attempt: 0 }
const first: State = { row: 'queued', owner: -1, attempt: 0, lease: 'fresh', processes: [idle, idle], left: [], nextOwner: 2, owners: [0, 1], accepted: 0, crashes: 0 }

const withProcess = (state: State, at: 0 | 1, process: Process): State['processes'] => (at === 0 ? [process, state.processes[1]] : [state.processes[0], process])

/** Every state one step away. */
function stepsFrom(state: State, rules: Rules): State[] {
  return [...([0, 1] as const).flatMap((at) => processSteps(state, at, rules)), ...timeSteps(state, rules), ...sweeperSteps(state, rules)]
}

function processSteps(state: State, at: 0 | 1, rules: Rules): State[] {
  const me = state.processes[at]
  const my = state.owners[at]
  const owns = !rules.compareAndSet || (state.row === 'sending' && state.owner === my && state.attempt === me.attempt)
  const mayTell = owns || (state.row === 'unknown' && state.owner === my && state.attempt === me.attempt)
  const to = (process: Process, change: Partial<State> = {}): State => ({ ...state, ...change, processes: withProcess(state, at, process) })
  const next: State[] = state.crashes < mostCrashes ? [crashed(state, at, rules)] : []
  switch (me.place) {
    case 'idle':
      if (state.row === 'queued' && state.attempt < mostAttempts) next.push(to({ place: 'fenced', attempt: state.attempt + 1 }, { row: rules.fence ? 'sending' : 'queued', owner: my, attempt: state.attempt + 1, lease: 'fresh' }))
      break
    case 'fenced':
      if (!rules.guard || (state.lease === 'fresh' && state.owner === my)) next.push(to({ ...me, place: 'begun' }))
      // Too late, or the connection failed before the dot: certainly not sent, so it is put back if it is still ours.
      next.push(to(idle, mayTell ? { row: 'queued' } : {}))
      break
    case 'begun':
      next.push(to({ ...me, place: 'taken' }, { accepted: state.accepted + 1 }), to({ ...me, place: 'refused' }), to(idle, mayTell ? { row: 'unknown' } : {}))
      break
    case 'taken':
      next.push(to({ ...me, place: 'answered' }), to(idle, mayTell ? { row: 'unknown' } : {}))
      break
    case 'refused': next.push(to(idle, mayTell ? { row: 'queued' } : {})); break
    case 'answered': next.push(to(idle, mayTell ? { row: 'sent' } : {})); break
  }
  return next
}

/** Killed, and started again under a new name: the journal is read, and what it proves is decided. */
function crashed(state: State, at: 0 | 1, rules: Rules): State {
  const me = state.processes[at]
  const owner = state.owners[at]
  const line = me.place === 'answered' ? 'done' : me.place === 'begun' || me.place === 'taken' || me.place === 'refused' ? 'start' : 'none'
  const told = rules.startBeforeDot || line !== 'start' ? line : 'none'
  const base: State = { ...state, processes: withProcess(state, at, idle), owners: at === 0 ? [state.nextOwner, state.owners[1]] : [state.owners[0], state.nextOwner], nextOwner: state.nextOwner + 1, crashes: state.crashes + 1 }
  if (me.place === 'idle' || base.row !== 'sending' || base.owner !== owner || base.attempt !== me.attempt) return base
  return { ...base, row: told === 'done' ? 'sent' : told === 'start' ? 'unknown' : 'queued' }
}

/** A call that passed the guard ends before its lease does: the lease is longer than the longest call. */
function timeSteps(state: State, rules: Rules): State[] {
  if (state.row !== 'sending') return []
  const holder = state.owners.indexOf(state.owner)
  const isCalling = holder !== -1 && ['begun', 'taken', 'refused', 'answered'].includes(state.processes[holder]?.place ?? 'idle')
  if (state.lease === 'fresh') return [{ ...state, lease: 'late' }]
  return state.lease === 'late' && !(rules.guard && isCalling) ? [{ ...state, lease: 'over' }] : []
}

function sweeperSteps(state: State, rules: Rules): State[] {
  if (state.row !== 'sending' || state.lease !== 'over') return []
  return [{ ...state, row: rules.unknownIsKept ? 'unknown' : 'queued' }]
}

function explore(rules: Rules): { states: number; twice: boolean; claimedUnsent: boolean; queuedAfterAccept: boolean; stuck: boolean } {
  const seen = new Set<string>([JSON.stringify(first)])
  const found = { states: 0, twice: false, claimedUnsent: false, queuedAfterAccept: false, stuck: false }
  for (const open = [first]; open.length > 0;) {
    const state = open.pop() ?? first
    found.states += 1
    found.twice ||= state.accepted > 1
    found.claimedUnsent ||= state.row === 'sent' && state.accepted === 0
    found.queuedAfterAccept ||= state.row === 'queued' && state.accepted > 0 && state.processes.every(({ place }) => place === 'idle')
    const next = stepsFrom(state, rules)
    found.stuck ||= next.length === 0 && state.row === 'sending'
    for (const each of next) {
      const key = JSON.stringify(each)
      if (!seen.has(key)) { seen.add(key); open.push(each) }
    }
  }
  return found
}

test('in no state is a mail taken twice, called sent without having been taken, queued again after it was taken, or stuck', () => {
  const { states, ...harm } = explore(allRules)
  expect(states).toBeGreaterThan(1_000)
  expect(harm).toEqual({ twice: false, claimedUnsent: false, queuedAfterAccept: false, stuck: false })
})

test('a call that may be repeated by its id is still not begun by two processes at once', () => {
  expect(explore({ ...allRules, unknownIsKept: false })).toMatchObject({ twice: false, stuck: false })
})

test.each<[string, Partial<Rules>]>([
  ['the fence', { fence: false }],
  ['the guard, where lost answers are tried again', { guard: false, unknownIsKept: false }],
  ['the line in the journal before the final dot', { startBeforeDot: false }],
  ['the comparison before the outcome is written, where lost answers are tried again', { compareAndSet: false, unknownIsKept: false }],
])('without %s people are written to twice', (_rule, missing) => {
  expect(explore({ ...allRules, ...missing }).twice).toBe(true)
})
