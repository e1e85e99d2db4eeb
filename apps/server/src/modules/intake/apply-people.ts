import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { newId } from '../../db/public-id.ts'
import { appendConsent, findIdentities, findPeople, insertIdentities, loadSubscriptions, lockCustomers, lockIdentities, lockNames, saveCustomers, setSubscriptions, takeNumbers } from '../customers/index.ts'
import type { ChangedCustomer, KnownPerson } from '../customers/index.ts'
import { shareMemberships } from '../segments/index.ts'
import { draftPeople } from './draft-people.ts'
import type { CallOutcome, Draft, Drafts, PersonWord } from './draft-people.ts'
import { mergePeople } from './merge-people.ts'
import { namesOf, resolveIdentities } from './resolve-identities.ts'
import type { KnownNames, Names, Resolution } from './resolve-identities.ts'

/** Whom a call is about and what it says about that person. */
export interface PersonCall extends Names, PersonWord {}

export interface AppliedPeople {
  /** The person a call is about, once the whole batch is applied; null: somebody who no longer exists. */
  readonly personOf: (index: number) => { readonly customerId: string; readonly number: number } | null
  /** When they were last heard of as far as is written, null for never or somebody new. */
  readonly lastSeenOf: (customerId: string) => number | null
  /** Everybody whose traits, identity or consent changed, and (as belonging nowhere) everybody who was merged away. */
  readonly changed: readonly ChangedCustomer[]
  readonly outcomeOf: (index: number) => CallOutcome
}

/**
 * The one way people come to be and change: intake, imports and the API all use it. Finds or makes the person of every call,
 * merges who turns out to be one, applies traits and consent in the order of the calls, and writes all of it set by set.
 * Memberships are for the caller to update, after it has written the events.
 */
export async function applyPeople(deps: Deps, tx: Tx, { calls, now }: { readonly calls: readonly PersonCall[]; readonly now: number }): Promise<AppliedPeople> {
  // Locks in the order everybody takes them: names, memberships, then customers by id.
  await lockWhoIsWho(tx, calls)
  await shareMemberships(tx)
  const known = await loadKnown(tx, calls)
  const resolution = resolveIdentities(calls, known, newId)
  const people = new Map([...known.identities, ...known.people.values()].map((person) => [person.customerId, person]))
  const changing = whoChanges(calls, resolution, people)
  const [stored, said] = await Promise.all([lockCustomers(tx, changing), loadSubscriptions(tx, changing, 'email')])
  const subscriptions = new Map([...said].map(([id, { status }]) => [id, status]))
  const drafts = draftPeople({ resolution, words: calls, stored, subscriptions, now })
  await numberTheNew(tx, drafts)
  const numberOf = (customerId: string): number => {
    const number = drafts.living.get(customerId)?.customer.number ?? people.get(customerId)?.number
    if (number === undefined) throw new Error('A customer of this batch has no number')
    return number
  }
  await mergePeople(deps, tx, { merges: drafts.gone.map(({ customer, into }) => ({ from: customer, into })), numberOf, now })
  const changed = [...drafts.living.values()].filter((draft) => draft.isChanged)
  await saveCustomers(deps, tx, { created: changed.filter((draft) => draft.isNew).map(({ customer }) => customer), updated: changed.filter((draft) => !draft.isNew).map(({ customer }) => customer) })
  await insertIdentities(tx, resolution.newNames)
  await appendConsent(tx, drafts.consents, now)
  await setSubscriptions(tx, [...drafts.living.values()].flatMap(({ emailChange }) => emailChange ?? []), now)
  const finalIds = finalIdsOf(calls, resolution)
  return {
    personOf(index) {
      const customerId = finalIds[index] ?? null
      return customerId === null ? null : { customerId, number: numberOf(customerId) }
    },
    lastSeenOf: (customerId) => people.get(customerId)?.lastSeenAt ?? null,
    changed: [...[...drafts.living.values()].filter(({ isChanged, emailChange }) => isChanged || emailChange !== null).map(changeOf), ...drafts.gone.map(({ customer }) => ({ customerId: customer.id, number: customer.number, paths: 'all' as const, events: [] }))],
    outcomeOf: (index) => drafts.outcomes.get(index) ?? { effect: 'unchanged', dropped: [] },
  }
}

/** A lock for each name costs memory of the server, so a batch takes them all at once. */
const mostSingleLocks = 16

async function lockWhoIsWho(tx: Tx, calls: readonly PersonCall[]): Promise<void> {
  const names = calls.map(namesOf)
  if (calls.length <= mostSingleLocks && names.every(({ length }) => length <= 1)) await lockNames(tx, names.flat())
  else await lockIdentities(tx)
}

async function loadKnown(tx: Tx, calls: readonly PersonCall[]): Promise<KnownNames> {
  const [identities, people] = await Promise.all([
    findIdentities(tx, calls.flatMap(namesOf)),
    findPeople(tx, calls.flatMap(({ customerId }) => customerId === null ? [] : [customerId])),
  ])
  return { identities, people }
}

/** Stored people whose row this batch may change; everybody else is not even read. */
function whoChanges(calls: readonly PersonCall[], resolution: Resolution, people: ReadonlyMap<string, KnownPerson>): string[] {
  const ids = new Set<string>(resolution.userIds.keys())
  for (const step of resolution.steps) {
    if (step.kind === 'merge') {
      ids.add(step.from)
      ids.add(step.into)
    } else if (step.customerId !== null) {
      const call = calls[step.index]
      const hasNewZone = call?.deviceTimeZone != null && call.deviceTimeZone !== people.get(step.customerId)?.timeZone
      if (call?.traits != null || call?.consent != null || hasNewZone) ids.add(step.customerId)
    }
  }
  return [...ids].filter((id) => people.has(id))
}

async function numberTheNew(tx: Tx, drafts: Drafts): Promise<void> {
  const fresh = [...drafts.living.values()].filter((draft) => draft.isNew)
  if (fresh.length === 0) return
  const first = await takeNumbers(tx, fresh.length)
  for (const [index, draft] of fresh.entries()) draft.customer = { ...draft.customer, number: first + index }
}

function finalIdsOf(calls: readonly PersonCall[], resolution: Resolution): (string | null)[] {
  const ids = new Array<string | null>(calls.length).fill(null)
  for (const step of resolution.steps) if (step.kind === 'call' && step.customerId !== null) ids[step.index] = resolution.survivorOf(step.customerId)
  return ids
}

const changeOf = ({ customer, paths, emailChange }: Draft): ChangedCustomer =>
  ({ customerId: customer.id, number: customer.number, paths: paths === 'all' ? 'all' : [...paths], events: [], ...(emailChange === null ? {} : { channels: [emailChange.channel] }) })
