import type { JsonObject } from '@sendero/flow-engine'
import { changedPaths, mergeTraits, timeZoneOf, uniteProfiles, withTraits } from '../customers/index.ts'
import type { Customer, SubscriptionChange, SubscriptionStatus } from '../customers/index.ts'
import { afterConsent, isMoreRestrictive } from './consent-word.ts'
import type { ConsentWord } from './consent-word.ts'
import type { Resolution } from './resolve-identities.ts'

/** What a call says about a person. */
export interface PersonWord {
  /** Traits to merge; null when the call says nothing about traits. */
  readonly traits: JsonObject | null
  /** Zone of the device; a trait `timezone` wins over it. */
  readonly deviceTimeZone: string | null
  /** Counts only when an address is known by then. */
  readonly consent: ConsentWord | null
}

/** A customer as it will be, and which trait paths changed on the way. */
export interface Draft {
  customer: Customer
  readonly isNew: boolean
  /** `all` for new people and for those put together from two. */
  paths: Set<string> | 'all'
  isChanged: boolean
  /** What stands about e-mail; null: nobody has said anything. */
  email: SubscriptionStatus | null
  /** Why that stands, when this batch changed it. */
  emailChange: SubscriptionChange | null
}

export interface Drafts {
  /** Living people this batch looked at closely, by id. */
  readonly living: ReadonlyMap<string, Draft>
  /** Stored people who were merged into somebody else. */
  readonly gone: readonly { readonly customer: Customer; readonly into: string }[]
  /** Every word of consent that counted when it was said, about the person it is about now. */
  readonly consents: readonly SubscriptionChange[]
  /** By call index; calls about people nobody looked at closely changed nothing. */
  readonly outcomes: ReadonlyMap<number, CallOutcome>
}

export interface CallOutcome {
  readonly effect: 'created' | 'updated' | 'unchanged'
  /** Traits left out because the person already has the most allowed. */
  readonly dropped: readonly string[]
}

interface DraftInput {
  readonly resolution: Resolution
  readonly words: readonly PersonWord[]
  /** The stored rows of everybody the batch changes. */
  readonly stored: ReadonlyMap<string, Customer>
  /** What stands about e-mail to them. */
  readonly subscriptions: ReadonlyMap<string, SubscriptionStatus>
  readonly now: number
}

/** Applies what the calls say, in their order. Pure: nothing is written. New people have the number -1 until they get one. */
export function draftPeople({ resolution, words, stored, subscriptions, now }: DraftInput): Drafts {
  const living = new Map<string, Draft>()
  for (const [id, customer] of stored) living.set(id, { customer, isNew: false, paths: new Set(), isChanged: false, email: subscriptions.get(id) ?? null, emailChange: null })
  for (const id of resolution.created) living.set(id, { customer: blank(id, now), isNew: true, paths: 'all', isChanged: true, email: null, emailChange: null })
  const gone: { customer: Customer; into: string }[] = []
  const consents: SubscriptionChange[] = []
  const outcomes = new Map<number, CallOutcome>()
  const unseen = new Set(resolution.created)
  for (const step of resolution.steps) {
    if (step.kind === 'merge') {
      const [from, into] = [living.get(step.from), living.get(step.into)]
      if (!from || !into) throw new Error('A merged customer was not loaded')
      mergeDraft(from, into, now)
      living.delete(step.from)
      if (!from.isNew) gone.push({ customer: from.customer, into: resolution.survivorOf(step.into) })
    } else if (step.customerId !== null) {
      const draft = living.get(step.customerId)
      const word = words[step.index]
      if (!draft || !word) continue
      const { isChanged, dropped } = applyWord(draft, word, now)
      consents.push(...applyConsent(draft, word))
      outcomes.set(step.index, { effect: unseen.delete(step.customerId) ? 'created' : isChanged ? 'updated' : 'unchanged', dropped })
    }
  }
  for (const [id, userId] of resolution.userIds) {
    const draft = living.get(id)
    if (!draft || draft.customer.userId === userId) continue
    draft.customer = { ...draft.customer, userId, updatedAt: now }
    draft.isChanged = true
  }
  return { living, gone, outcomes, consents: consents.map((consent) => ({ ...consent, customerId: resolution.survivorOf(consent.customerId) })) }
}

const blank = (id: string, now: number): Customer =>
  ({ id, number: -1, userId: null, email: null, emailNorm: null, traits: {}, timeZone: null, createdAt: now, updatedAt: now })

function applyWord(draft: Draft, word: PersonWord, now: number): { isChanged: boolean; dropped: readonly string[] } {
  const before = draft.customer
  const merged = word.traits === null ? { traits: before.traits, dropped: [] } : mergeTraits(before.traits, word.traits)
  const { profile, keys } = withTraits(before, merged.traits)
  const deviceZone = timeZoneOf(word.deviceTimeZone ?? undefined)
  const timeZone = deviceZone !== null && timeZoneOf(profile.traits['timezone']) === null ? deviceZone : profile.timeZone
  const isChanged = keys.length > 0 || timeZone !== before.timeZone
  if (isChanged) {
    draft.customer = { ...before, ...profile, timeZone, updatedAt: now }
    draft.isChanged = true
    // By whose clock rules go is told as the trait it stands in for.
    if (draft.paths !== 'all') for (const path of [...changedPaths(before.traits, profile.traits, keys), ...(timeZone === before.timeZone ? [] : ['timezone'])]) draft.paths.add(path)
  }
  return { isChanged, dropped: merged.dropped }
}

function applyConsent(draft: Draft, { consent }: PersonWord): SubscriptionChange[] {
  // Without an address there is nothing to consent to yet.
  const status = consent === null || draft.customer.emailNorm === null ? null : afterConsent(draft.email, consent.kind)
  if (consent === null || status === null) return []
  draft.email = status
  draft.emailChange = { customerId: draft.customer.id, channel: 'email', status, source: consent.source, evidence: consent.evidence }
  return [draft.emailChange]
}

function mergeDraft(from: Draft, into: Draft, now: number): void {
  into.customer = { ...into.customer, ...uniteProfiles(into.customer, from.customer), updatedAt: now }
  into.paths = 'all'
  into.isChanged = true
  if (from.email === null || !isMoreRestrictive(from.email, into.email)) return
  into.email = from.email
  into.emailChange = { customerId: into.customer.id, channel: 'email', status: from.email, source: 'merge', evidence: { mergedFrom: from.customer.id } }
}
