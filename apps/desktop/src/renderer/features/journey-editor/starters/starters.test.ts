import { compileJourney, type Plan } from '@sendero/flow-engine'
import { journeyDocumentSchema, type JourneyDocument } from '@sendero/flow-engine/document'
import { parseRule } from '@sendero/flow-engine/segment'
import { journey, tellStory, type StoryLine, type StoryTeller } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../kernels/diagnose/diagnose.ts'
import { applyEdits } from '../kernels/document/edit.ts'
import { invertEdits } from '../kernels/document/invert-edits.ts'
import { namesReadIn, ruleWithNames } from '../kernels/document/names.ts'
import { readDraft } from '../kernels/document/read-draft.ts'
import { countingIds } from '../test/journey-arbitrary.ts'
import type { Need, Starter } from './starter.ts'
import { firstStarters, starters } from './starters.ts'
import { insertStarter, noChoices, starterDocument, startWith, type Choices } from './use-of-starter.ts'

const named = starters.map((starter) => [starter.title, starter] as const)
const of = <Kind extends Need['kind']>({ needs }: Starter, kind: Kind): Extract<Need, { kind: Kind }>[] => needs.filter((need): need is Extract<Need, { kind: Kind }> => need.kind === kind)
/** A segment for each a starter needs. */
const withSegments = (starter: Starter): Choices => ({ ...noChoices, segments: new Map(of(starter, 'segment').map(({ id }, at) => [id, `seg_${at}`])) })
const drawn = (starter: Starter, choices = noChoices): JourneyDocument => starterDocument({ starter, choices }, countingIds())
/** As it is when a person has chosen all mails. */
const withMails = (document: JourneyDocument): JourneyDocument => ({ ...document, nodes: document.nodes.map((node) => (node.kind === 'email' ? { ...node, config: { templateId: 'tpl_1' } } : node)) })

it('there are starters for the twelve journeys people begin with', () => {
  expect(starters.map(({ id }) => id).toSorted()).toEqual([
    'abandoned-cart', 'birthday', 'browse-abandonment', 'lead-nurture', 'onboarding', 'post-purchase', 'renewal', 'replenishment', 'sunset', 'trial-conversion', 'welcome', 'win-back',
  ])
  expect(starters).toEqual(expect.arrayContaining([...firstStarters]))
})

describe.each(named)('the starter %s', (_title, starter) => {
  it('lacks nothing but mails and segments, which only the person has', () => {
    const said = diagnose(drawn(starter)).filter(({ severity }) => severity !== 'info').map(({ code, nodeId }) => `${code} ${nodeId ?? '-'}`)
    const mails = drawn(starter).nodes.filter(({ kind }) => kind === 'email').map(({ id }) => `TEMPLATE_MISSING ${id}`)
    // A segment to enter by is missed at the entry, one a goal waits for at the goal.
    const segments = of(starter, 'segment').length === 0 ? [] : ['DOCUMENT_INVALID -', ...(starter.document.ends ?? []).flatMap(({ when }) => ('segmentId' in when ? ['END_SEGMENT_MISSING -'] : []))]
    expect(said.toSorted()).toEqual([...mails, ...segments].toSorted())
  })

  it('can be published once the mails and segments are chosen, with nothing to check', () => {
    const { ok, diagnostics } = compileJourney(withMails(drawn(starter, withSegments(starter))))
    expect(diagnostics.filter(({ code }) => code !== 'OPEN_PORT')).toEqual([])
    expect(ok).toBe(true)
  })

  it('can be opened, and is of the shape that is stored', () => {
    expect(readDraft(drawn(starter)).ok).toBe(true)
    expect(journeyDocumentSchema.safeParse(drawn(starter, withSegments(starter))).success).toBe(true)
  })

  it('needs exactly what it looks at', () => {
    const { events, traits, segments } = namesReadIn(starter.document)
    const ruled = of(starter, 'segment').map(({ rule }) => namesReadIn({ ...starter.document, entry: { trigger: { kind: 'api' }, reentry: { kind: 'never' } }, ends: [{ id: 'r', kind: 'goal', when: { kind: 'rule', rule } }], nodes: [] }))
    expect(of(starter, 'event').map(({ name }) => name).toSorted()).toEqual([...new Set([...events, ...ruled.flatMap((names) => names.events)])].toSorted())
    expect(of(starter, 'trait').map(({ path }) => path).toSorted()).toEqual([...new Set([...traits, ...ruled.flatMap((names) => names.traits)])].toSorted())
    expect(of(starter, 'segment').map(({ id }) => id)).toEqual(segments)
    expect(of(starter, 'consent')).toHaveLength(1)
    for (const { rule } of of(starter, 'segment')) expect(parseRule(rule).ok).toBe(true)
  })

  it('says of every mail what belongs into it, and of no other', () => {
    expect(starter.mails.map(({ step }) => step).toSorted()).toEqual(starter.document.nodes.filter(({ kind }) => kind === 'email').map(({ name }) => name ?? '').toSorted())
  })

  it('speaks the words of a workspace wherever it names something', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 })
    const events = of(starter, 'event').map((need) => need.name)
    const traits = of(starter, 'trait').map(({ path }) => path)
    fc.assert(fc.property(fc.array(name, { minLength: events.length, maxLength: events.length }), fc.array(name, { minLength: traits.length, maxLength: traits.length }), (myEvents, myTraits) => {
      const choices: Choices = { ...withSegments(starter), events: new Map(events.map((event, at) => [event, myEvents[at] ?? event])), traits: new Map(traits.map((path, at) => [path, myTraits[at] ?? path])) }
      const before = namesReadIn(drawn(starter))
      const after = namesReadIn(drawn(starter, choices))
      const chosen = (names: readonly string[], other: ReadonlyMap<string, string>): string[] => [...new Set(names.map((each) => other.get(each) ?? each))]
      expect(after.events).toEqual(chosen(before.events, choices.events))
      expect(after.traits).toEqual(chosen(before.traits, choices.traits))
      for (const { rule } of of(starter, 'segment')) for (const event of events) if (!myEvents.includes(event)) expect(JSON.stringify(ruleWithNames(rule, choices))).not.toContain(JSON.stringify(event))
    }))
  })

  it('takes the place of an empty journey, and the place is empty again when that is undone', () => {
    const empty = journey().onEvent('').document()
    const intent = startWith({ starter, choices: noChoices }, countingIds())
    if (!intent.ok) throw new Error(intent.reason)
    const started = applyEdits(empty, intent.edits)
    expect(started.nodes).toHaveLength(starter.document.nodes.length)
    expect(applyEdits(started, invertEdits(empty, intent.edits))).toEqual(empty)
  })

  it('is put into a journey as a section, where it is told or beside it, in one step that can be undone', () => {
    const before = journey().onEvent('Visit').email('hi').goal('won').document()
    for (const slot of [{ kind: 'parked' }, { kind: 'port', from: 'hi', port: 'next' }] as const) {
      const newId = countingIds()
      const intent = insertStarter(before, { starter, choices: noChoices, slot }, newId)
      if (!intent.ok) throw new Error(intent.reason)
      const after = applyEdits(before, intent.edits)
      const [section] = after.canvas.sections ?? []
      expect(section?.name).toBe(starter.title)
      expect(section?.nodeIds).toEqual(after.nodes.slice(before.nodes.length).map(({ id }) => id))
      expect(after.nodes).toHaveLength(before.nodes.length + starter.document.nodes.length)
      expect([after.entry, after.ends]).toEqual([before.entry, before.ends])
      expect(applyEdits(after, invertEdits(before, intent.edits))).toEqual(before)
      // Twice is two sections, by two names.
      const again = insertStarter(after, { starter, choices: noChoices, slot: { kind: 'parked' } }, newId)
      expect(again.ok && applyEdits(after, again.edits).canvas.sections?.map(({ name }) => name)).toEqual([starter.title, `${starter.title} 2`])
    }
  })
})

describe('what people live through in', () => {
  const start = Date.UTC(2026, 0, 15, 10)
  const planOf = (id: string): Plan => {
    const starter = starters.find((each) => each.id === id)
    if (starter === undefined) throw new Error(`There is no starter ${id}`)
    // With the short names it is written down by.
    const choices = withSegments(starter)
    const document = withMails(starterDocument({ starter, choices }, countingIds()))
    const ids = new Map(document.nodes.map((node, at) => [node.id, starter.document.nodes[at]?.id ?? '']))
    const { entry, ...others } = document
    const { holdout: _all, ...everybody } = entry
    const compiled = compileJourney({
      ...others, entry: everybody, nodes: document.nodes.map((node) => ({ ...node, id: ids.get(node.id) })),
      edges: document.edges.map((edge) => ({ ...edge, from: ids.get(edge.from) ?? edge.from, to: ids.get(edge.to) })),
    })
    if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
    return compiled.plan
  }
  const tell = (id: string, story: readonly StoryLine[], teller: Omit<StoryTeller, 'plan' | 'start'> = {}): void => {
    expect(tellStory({ plan: planOf(id), start, ...teller, facts: { sends: new Map([['email P7D', 0]]), channels: new Map([['email', null]] as const), winners: new Map(), ...teller.facts } }, story).lines).toEqual(story)
  }

  it('an abandoned cart: who orders is left alone, wherever they stand', () => {
    tell('abandoned-cart', [['PT0S', 'start', 'soon', []], ['PT1H', 'Order Completed', 'soon converted', []]])
    tell('abandoned-cart', [['PT0S', 'start', 'soon', []], ['PT2H', 'wake', 'later', ['sendEmail left#4']], ['PT20H', 'Order Completed', 'later converted', []], ['P2D', 'wake', 'later converted', []]])
  })

  it('an abandoned cart at night: the reminder waits for the morning', () => {
    tell('abandoned-cart', [['PT0S', 'start', 'soon', []], ['PT12H', 'wake', 'day', []], ['PT23H', 'wake', 'later', ['sendEmail left#4']]])
  })

  it('an abandoned cart of somebody with too much mail: no reminder', () => {
    tell('abandoned-cart', [['PT0S', 'start', 'soon', []], ['PT2H', 'wake', 'last', []], ['P3DT2H', 'wake', 'bye exited', []]], { facts: { sends: new Map([['email P7D', 3]]) } })
  })

  it('a sunset: who does not answer is unsubscribed, who opens a mail is not', () => {
    const asked: StoryLine[] = [['PT0S', 'start', 'first', ['sendEmail ask#2']]]
    tell('sunset', [...asked, ['P10D', 'wake', 'second', ['sendEmail last#5']], ['P17D', 'wake', 'bye exited', ['changeSubscription stop#7', 'updateCustomer mark#8']]], { segments: ['seg_0'] })
    tell('sunset', [...asked, ['P1D', 'leaves seg_0', 'first converted', []], ['P10D', 'wake', 'first converted', []]], { segments: ['seg_0'] })
  })

  it('a replenishment: the newest order counts', () => {
    tell('replenishment', [['PT0S', 'start', 'lasts', []], ['P12D', 'Order Completed', 'newer exited', []]])
    tell('replenishment', [['PT0S', 'start', 'lasts', []], ['P30D', 'wake', 'soon', ['sendEmail low#3']], ['P31D', 'Order Completed', 'won converted', []]])
  })

  it('a trial: the countdown goes by the date of the person, and there is none without a date', () => {
    const tried: StoryLine[] = [['PT0S', 'start', 'apart', ['sendEmail hello#1']]]
    tell('trial-conversion', [...tried, ['P1D', 'wake', 'nearly', []], ['P10DT23H', 'wake', 'apart2', ['sendEmail reminder#4']], ['P11DT23H', 'wake', 'over', []], ['P12D', 'Subscription Started', 'over converted', []]], { customer: { traits: { trialEndsAt: '2026-01-29' } } })
    tell('trial-conversion', [...tried, ['P1D', 'wake', 'unknown', []], ['P6D', 'wake', 'last', ['sendEmail ask#6']], ['P13D', 'wake', 'bye exited', []]])
  })

  it('after the purchase: who sends it back is asked nothing', () => {
    const order = { event: { name: 'Order Completed', properties: {} } }
    const first = { history: [{ name: 'Order Completed', occurredAt: start, properties: {} }] }
    tell('post-purchase', [['PT0S', 'start', 'parcel', ['sendEmail welcome#2']], ['P4D', 'Order Refunded', 'parcel exited', []]], { ...order, ...first })
    tell('post-purchase', [['PT0S', 'start', 'parcel', ['sendEmail thanks#2']], ['P10D', 'wake', 'rest', ['sendEmail ask#5']]], { ...order, history: [...first.history, { name: 'Order Completed', occurredAt: start - 1000, properties: {} }] })
  })

  it('an onboarding: who is quick gets praise, who is stuck gets help', () => {
    tell('onboarding', [['PT0S', 'start', 'first', ['sendEmail hello#1']], ['PT3H', 'Onboarding Completed', 'won converted', ['sendEmail bravo#3']]])
    tell('onboarding', [['PT0S', 'start', 'first', ['sendEmail hello#1']], ['P2D', 'wake', 'second', ['sendEmail smaller#4']], ['P6D', 'wake', 'third', ['sendEmail help#7']], ['P13D', 'wake', 'bye exited', []]])
  })

  it('a birthday of somebody who may not be written to: nothing', () => {
    tell('birthday', [['PT0S', 'start', 'quiet exited', []]], { facts: { channels: new Map([['email', 'unsubscribed']] as const) } })
  })

  it('a renewal: cancelling ends it, and a date that is gone too', () => {
    const customer = { traits: { renewsAt: '2026-02-14' } }
    tell('renewal', [['PT0S', 'start', 'apart', ['sendEmail month#1']], ['P3D', 'Subscription Cancelled', 'apart exited', []]], { customer })
    tell('renewal', [['PT0S', 'start', 'apart', ['sendEmail month#1']], ['P7D', 'wake', 'moved exited', []]])
  })

  it('a lead nurture: a click earns points and is told to sales', () => {
    tell('lead-nurture', [
      ['PT0S', 'start', 'rest', ['sendEmail asked#1']], ['P3D', 'wake', 'day', []], ['P3DT23H', 'wake', 'reads', ['sendEmail story#4']], ['P5D', 'Email Clicked', 'pause', ['updateCustomer points#6', 'emitEvent tell#7']],
    ])
  })
})
