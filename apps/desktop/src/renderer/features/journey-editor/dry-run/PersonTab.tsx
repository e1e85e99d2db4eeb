import { Field, FieldFrame, NumberField, SegmentedControl, Select, TimeField } from '@sendero/ui'
import type { ReactNode } from 'react'
import { shownTimeZone } from '../../../base/time.ts'
import { CustomerPicker } from '../../../pickers/CustomerPicker.tsx'
import { textOfValue, textsOf } from '../kernels/dry-run/value-texts.ts'
import { useDryRun, useSetup, type Setup } from './dry-run-store.ts'
import { DoneEvents } from './DoneEvents.tsx'
import { ListSwitches } from './ListSwitches.tsx'
import { TextRows } from './TextRows.tsx'

/** Who is walked, when they start and what they do. What the journey looks at is asked for, with values that fit. */
export function PersonTab({ segmentNames, hint }: { readonly segmentNames: ReadonlyMap<string, string>; /** In place of what is known of them. */ readonly hint: ReactNode }) {
  const { setup, change } = useSetup()
  const fresh = { traits: {}, consent: null, mailsBefore: null, lists: {}, segments: {} } as const
  return (
    <div className="ui-stack journey-dry-person">
      <FieldFrame label="Who" isGroup>{() => <SegmentedControl label="Who" value={setup.who} onChange={(who) => { if (who !== setup.who) change({ ...fresh, who }) }} options={[{ value: 'made', label: 'Made-up person' }, { value: 'real', label: 'Someone real' }]} />}</FieldFrame>
      {setup.who === 'real' ? <CustomerPicker label="Person" value={setup.customerId} onChange={(customerId) => { change({ ...fresh, customerId }) }} hint="What you change below holds for this test only." /> : null}
      <div className="journey-pair">
        <Field label="Starts on" type="date" max="9999-12-31" value={setup.day} error={setup.day === '' ? 'Choose a day.' : undefined} onChange={(event) => { change({ day: event.target.value }) }} />
        <TimeField label="At" value={setup.time} hint={shownTimeZone()} error={setup.time === '' ? 'Say at what time.' : undefined} onChange={(time) => { change({ time }) }} />
      </div>
      {hint}
      <Traits />
      <EntryEvent />
      <Standing segmentNames={segmentNames} />
      <DoneEvents />
    </div>
  )
}

function Traits() {
  const { setup, change } = useSetup()
  const base = useDryRun((state) => state.base)
  const asked = useDryRun((state) => state.asked)
  if (base === null || asked === null) return null
  const known = textsOf(base.traits)
  // Of somebody real there may be many: what the journey looks at is shown, and what was added.
  const paths = [...new Set([...asked.traits.keys(), ...Object.keys(setup.traits)])]
  return (
    <TextRows
      title="Attributes" note={paths.length === 0 ? 'The journey looks at none.' : undefined} addLabel="Add attribute" nameLabel="Name of the attribute" names={Object.keys(known)}
      rows={paths.map((path) => ({ path, text: setup.traits[path] ?? known[path] ?? '', options: (asked.traits.get(path) ?? []).map(textOfValue) }))}
      onChange={(path, text) => { change({ traits: { ...setup.traits, [path]: text } }) }}
    />
  )
}

/** What the event that brings them in says. */
function EntryEvent() {
  const { setup, change } = useSetup()
  const asked = useDryRun((state) => state.asked)
  const event = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.walk.state.entry.event?.name ?? null : null))
  if (asked === null || event === null) return null
  const known = textsOf(asked.entryProperties)
  const paths = [...new Set([...Object.keys(known), ...Object.keys(setup.entryProperties)])]
  return (
    <TextRows
      title={`What “${event}” says`} note={paths.length === 0 ? 'The journey looks at nothing of it.' : undefined} addLabel="Add property" nameLabel="Name of the property" names={[]}
      rows={paths.map((path) => ({ path, text: setup.entryProperties[path] ?? known[path] ?? '', options: [] }))}
      onChange={(path, text) => { change({ entryProperties: { ...setup.entryProperties, [path]: text } }) }}
    />
  )
}

const consents: readonly { readonly value: NonNullable<Setup['consent']>; readonly label: string }[] = [
  { value: 'reachable', label: 'Agreed to marketing mail' }, { value: 'no_consent', label: 'Has not said that they agree' }, { value: 'unsubscribed', label: 'Has unsubscribed' }, { value: 'suppressed', label: 'Address is suppressed' }, { value: 'no_address', label: 'Has no e-mail address' },
]

function Standing({ segmentNames }: { readonly segmentNames: ReadonlyMap<string, string> }) {
  const { setup, change } = useSetup()
  const base = useDryRun((state) => state.base)
  const asked = useDryRun((state) => state.asked)
  if (base === null || asked === null) return null
  return (
    <>
      {asked.reach ? <Select label="Marketing mail" value={setup.consent ?? base.unreachable ?? 'reachable'} options={consents} onChange={(consent) => { change({ consent }) }} /> : null}
      {asked.mails ? <NumberField label="Mails they got just before" min={0} max={100} value={setup.mailsBefore ?? base.mailsBefore} onChange={(mailsBefore) => { change({ mailsBefore }) }} /> : null}
      {asked.segments.map((id) => <SegmentChoice key={id} id={id} name={segmentNames.get(id) ?? id} />)}
      {asked.lists.length === 0 ? null : <ListSwitches ids={asked.lists} isOn={(id) => setup.lists[id] ?? base.lists.includes(id)} onChange={(id, isOn) => { change({ lists: { ...setup.lists, [id]: isOn } }) }} />}
    </>
  )
}

function SegmentChoice({ id, name }: { readonly id: string; readonly name: string }) {
  const { setup, change } = useSetup()
  const { [id]: said, ...others } = setup.segments
  return (
    <Select
      label={`Segment “${name}”`} value={said === undefined ? 'rule' : said ? 'in' : 'out'} options={[{ value: 'rule', label: 'As its rule says' }, { value: 'in', label: 'In it all the time' }, { value: 'out', label: 'Not in it' }]}
      onChange={(choice) => { change({ segments: choice === 'rule' ? others : { ...others, [id]: choice === 'in' } }) }}
    />
  )
}
