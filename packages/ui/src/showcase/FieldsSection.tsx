import { Mail, Tag } from 'lucide-react'
import { useState } from 'react'
import { Combobox } from '../fields/Combobox.tsx'
import type { ComboboxOption } from '../fields/combobox-options.ts'
import { DurationField } from '../fields/DurationField.tsx'
import { Field } from '../fields/Field.tsx'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { SearchField } from '../fields/SearchField.tsx'
import { Select } from '../fields/Select.tsx'
import { TextArea } from '../fields/TextArea.tsx'
import { TimeField } from '../fields/TimeField.tsx'
import { Example, Section } from './Section.tsx'

const events: readonly ComboboxOption[] = [
  { value: 'order_completed', description: '1,204 last week', group: 'Seen often' },
  { value: 'cart_updated', description: '9,871 last week', group: 'Seen often' },
  { value: 'product_viewed', description: '48,120 last week', group: 'Seen often' },
  { value: 'order_refunded', description: '31 last week', group: 'Rare' },
  { value: 'legacy_purchase', group: 'Rare', disabledReason: 'Not seen for a year' },
]

/** Answers like a server would: late, and by what was typed. */
function findCustomers(search: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> {
  const all = ['Anna Berg', 'Iker Solís', 'Mei Tanaka', 'Noor Haddad'].map((name) => ({ value: name.toLowerCase().replace(' ', '.'), label: name, description: `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.com` }))
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { resolve(all.filter((one) => one.label.toLowerCase().includes(search.toLowerCase()))) }, 400)
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason as Error) })
  })
}

export function FieldsSection() {
  return (
    <Section id="fields" title="Fields">
      <TextFields />
      <ChosenFields />
      <MeasuredFields />
    </Section>
  )
}

function TextFields() {
  const [search, setSearch] = useState('')
  return (
    <>
      <Example title="Field">
        <Field label="Name" placeholder="Welcome series" hint="Only your team sees it." />
        <Field label="Reply address" type="email" icon={<Mail aria-hidden />} defaultValue="hello@" error="Add what comes after the @" />
        <Field label="Sender name" optional defaultValue="Sendero" disabled />
      </Example>
      <Example title="Text area">
        <TextArea label="Note" defaultValue="Waits one day longer than the last version." rows={3} />
        <TextArea label="Custom JSON" mono rows={3} defaultValue={'{\n  "plan": "pro"\n}'} error="Line 2: a comma is missing" />
      </Example>
      <Example title="Search field">
        <SearchField label="Search journeys" placeholder="Search journeys" value={search} onChange={setSearch} shortcut="/" />
        <SearchField label="Search segments" value="plan" onChange={setSearch} size="small" />
        <p className="ui-hint" role="status">{search === '' ? 'Nothing searched' : `Searched for “${search}”`}</p>
      </Example>
    </>
  )
}

function ChosenFields() {
  const [zone, setZone] = useState<'utc' | 'madrid' | 'tokyo'>('madrid')
  const [event, setEvent] = useState<string | null>('order_completed')
  const [customer, setCustomer] = useState<string | null>(null)
  return (
    <>
      <Example title="Select">
        <Select label="Time zone" value={zone} onChange={setZone} options={[{ value: 'utc', label: 'UTC' }, { value: 'madrid', label: 'Madrid', group: 'Europe' }, { value: 'tokyo', label: 'Tokyo', group: 'Asia' }]} />
        <Select label="Status" labelHidden size="small" value="" placeholder="Any status" onChange={() => undefined} options={[{ value: 'live', label: 'Live' }, { value: 'draft', label: 'Draft' }]} />
      </Example>
      <Example title="Combobox">
        <Combobox label="Event" hint="Seen in the last 90 days, or any other name." options={events} value={event} onChange={setEvent} allowFreeText clearable />
        <Combobox label="Customer" placeholder="Search by name or address" load={findCustomers} value={customer} onChange={setCustomer} valueLabel={customer ?? undefined} emptyText="Nobody is called so." />
        <Combobox label="Template" options={[]} value={null} onChange={() => undefined} error="Choose a template" size="small" />
      </Example>
    </>
  )
}

function MeasuredFields() {
  const [count, setCount] = useState<number | null>(3)
  const [wait, setWait] = useState('P3D')
  const [opens, setOpens] = useState('09:00')
  const [cap, setCap] = useState('P1M2D')
  return (
    <>
      <Example title="Numbers">
        <NumberField label="At most" value={count} onChange={setCount} min={1} max={20} unit="messages" />
        <NumberField label="Hold-out" value={2.5} onChange={() => undefined} step={0.5} unit="%" size="small" />
      </Example>
      <Example title="Durations">
        <DurationField label="Wait for" value={wait} onChange={setWait} hint={`Stored as ${wait === '' ? 'nothing' : wait}`} />
        <DurationField label="Cap" value={cap} onChange={setCap} />
        <TimeField label="Opens at" value={opens} onChange={setOpens} unit="Berlin" />
        <DurationField label="Give up after" value="" onChange={() => undefined} error="Say how long" />
      </Example>
      <Example title="Frame for a control of your own">
        <FieldFrame label="Tag" hint="Any control gets the label, hint and error of the others.">
          {(control) => <span className="ui-input"><Tag aria-hidden /><input {...control} defaultValue="spring-sale" /></span>}
        </FieldFrame>
      </Example>
    </>
  )
}
