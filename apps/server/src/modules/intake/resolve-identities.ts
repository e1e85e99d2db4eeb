import type { Identity, IdentityKind, KnownIdentity, KnownPerson } from '../customers/index.ts'

// Who is who, for a whole batch in memory, call by call in order: the outcome is the same however calls are cut into batches.
// A name belongs to one person for good. An anonymous person becomes known with the first userId seen beside it; two people
// become one when an anonymous one turns out to be a known one, and two known people only by an explicit alias.

/** The names a call carries. */
export interface Names {
  readonly userId: string | null
  readonly anonymousId: string | null
  /** Alias only: the name the person had before. */
  readonly previousId: string | null
  /** A customer the product knows already (UUID); names are then not looked at. */
  readonly customerId: string | null
}

export interface KnownNames {
  readonly identities: readonly KnownIdentity[]
  /** By the customerId of the calls; ids of nobody are absent. */
  readonly people: ReadonlyMap<string, KnownPerson>
}

export type ResolutionStep =
  /** The call of this index is about this person; null: about somebody who no longer exists. */
  | { readonly kind: 'call'; readonly index: number; readonly customerId: string | null }
  | { readonly kind: 'merge'; readonly from: string; readonly into: string }

export interface Resolution {
  /** In the order of the calls; merges stand before the call that showed them. */
  readonly steps: readonly ResolutionStep[]
  /** People met for the first time, also those that were merged away again. */
  readonly created: readonly string[]
  /** People whose userId was set or changed. */
  readonly userIds: ReadonlyMap<string, string>
  readonly newNames: readonly (Identity & { readonly customerId: string })[]
  /** The person a customer lives on in after all merges. */
  readonly survivorOf: (customerId: string) => string
}

/** Every name a call makes us look up. */
export function namesOf({ userId, anonymousId, previousId, customerId }: Names): Identity[] {
  if (customerId !== null) return []
  const name = (kind: IdentityKind, value: string | null): Identity[] => value === null ? [] : [{ kind, value }]
  return [...name('user', userId), ...name('anonymous', anonymousId), ...name('user', previousId), ...name('anonymous', previousId)]
}

export function resolveIdentities(calls: readonly Names[], known: KnownNames, newCustomerId: () => string): Resolution {
  const registry = openRegistry(known.identities, newCustomerId)
  for (const [index, call] of calls.entries()) {
    if (call.customerId !== null) {
      const person = known.people.get(call.customerId)
      registry.steps.push({ kind: 'call', index, customerId: person === undefined ? null : registry.survivorOf(person.customerId) })
      continue
    }
    if (call.previousId !== null && call.userId !== null) alias(registry, call.previousId, call.userId)
    registry.steps.push({ kind: 'call', index, customerId: personOf(registry, call) })
  }
  const { steps, created, userIds, newNames, survivorOf } = registry
  return { steps, created, userIds, newNames: [...newNames.values()].map((name) => ({ ...name, customerId: survivorOf(name.customerId) })), survivorOf }
}

interface Registry {
  readonly steps: ResolutionStep[]
  readonly created: string[]
  readonly userIds: Map<string, string>
  readonly newNames: Map<string, Identity & { customerId: string }>
  readonly survivorOf: (customerId: string) => string
  readonly ownerOf: (kind: IdentityKind, value: string) => string | undefined
  readonly isKnown: (customerId: string) => boolean
  readonly claim: (kind: IdentityKind, value: string, customerId: string) => void
  readonly create: () => string
  readonly setUserId: (customerId: string, userId: string) => void
  readonly merge: (from: string, into: string) => void
}

function openRegistry(identities: readonly KnownIdentity[], newCustomerId: () => string): Registry {
  const owners = new Map(identities.map(({ kind, value, customerId }) => [`${kind}:${value}`, customerId]))
  const known = new Set(identities.flatMap(({ customerId, userId }) => userId === null ? [] : [customerId]))
  const mergedInto = new Map<string, string>()
  const steps: ResolutionStep[] = []
  const created: string[] = []
  const userIds = new Map<string, string>()
  const newNames = new Map<string, Identity & { customerId: string }>()
  const survivorOf = (customerId: string): string => {
    const into = mergedInto.get(customerId)
    return into === undefined ? customerId : survivorOf(into)
  }
  return {
    steps, created, userIds, newNames, survivorOf,
    ownerOf(kind, value) {
      const owner = owners.get(`${kind}:${value}`)
      return owner === undefined ? undefined : survivorOf(owner)
    },
    isKnown: (customerId) => known.has(customerId),
    claim(kind, value, customerId) {
      const key = `${kind}:${value}`
      if (owners.has(key)) return
      owners.set(key, customerId)
      newNames.set(key, { kind, value, customerId })
    },
    create() {
      const id = newCustomerId()
      created.push(id)
      return id
    },
    setUserId(customerId, userId) {
      known.add(customerId)
      userIds.set(customerId, userId)
    },
    merge(from, into) {
      mergedInto.set(from, into)
      steps.push({ kind: 'merge', from, into })
    },
  }
}

function personOf(registry: Registry, { userId, anonymousId }: Names): string | null {
  const anonymous = anonymousId === null ? undefined : registry.ownerOf('anonymous', anonymousId)
  if (userId === null) {
    if (anonymousId === null) return null
    const person = anonymous ?? registry.create()
    registry.claim('anonymous', anonymousId, person)
    return person
  }
  const person = registry.ownerOf('user', userId) ?? makeKnown(registry, userId, anonymous)
  // An anonymousId of another known person stays with that person: a shared device, not the same human being.
  if (anonymous !== undefined && anonymous !== person && !registry.isKnown(anonymous)) registry.merge(anonymous, person)
  if (anonymousId !== null) registry.claim('anonymous', anonymousId, person)
  return person
}

/** The first time a userId is seen: it names the anonymous person beside it, else somebody new. */
function makeKnown(registry: Registry, userId: string, anonymous: string | undefined): string {
  const person = anonymous !== undefined && !registry.isKnown(anonymous) ? anonymous : registry.create()
  registry.setUserId(person, userId)
  registry.claim('user', userId, person)
  return person
}

/** From now on `previousId`, whether it was a userId or an anonymousId, is another name of `userId`. */
function alias(registry: Registry, previousId: string, userId: string): void {
  const former = registry.ownerOf('user', previousId) ?? registry.ownerOf('anonymous', previousId)
  let person = registry.ownerOf('user', userId)
  if (person === undefined) {
    person = former ?? registry.create()
    registry.setUserId(person, userId)
    registry.claim('user', userId, person)
  } else if (former !== undefined && former !== person) {
    registry.merge(former, person)
  }
  const device = registry.ownerOf('anonymous', previousId)
  if (device !== undefined && device !== person && !registry.isKnown(device)) registry.merge(device, person)
  registry.claim('user', previousId, person)
  registry.claim('anonymous', previousId, person)
}
