import { Database, LayoutGrid, List, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '../fields/Checkbox.tsx'
import { DateRangePicker } from '../fields/DateRangePicker.tsx'
import type { DateRange } from '../fields/DateRangePicker.tsx'
import { FileDrop } from '../fields/FileDrop.tsx'
import { InlineEdit } from '../fields/InlineEdit.tsx'
import { RadioCards } from '../fields/RadioCards.tsx'
import { SegmentedControl } from '../fields/SegmentedControl.tsx'
import { Switch } from '../fields/Switch.tsx'
import { ToggleButtons } from '../fields/ToggleButtons.tsx'
import { Example, Section } from './Section.tsx'

export function ChoicesSection() {
  return (
    <Section id="choices" title="Choices">
      <OnAndOff />
      <OneOfSome />
      <Picked />
    </Section>
  )
}

function OnAndOff() {
  const [isTracking, setTracking] = useState(true)
  const [isSure, setSure] = useState(true)
  return (
    <>
      <Example title="Switch">
        <Switch label="Track opens" hint="Adds one invisible picture to each e-mail." checked={isTracking} onChange={setTracking} />
        <Switch label="Respect quiet hours" checked={!isTracking} onChange={(isOn) => { setTracking(!isOn) }} />
        <Switch label="Send by SMS" checked={false} onChange={() => undefined} disabled />
      </Example>
      <Example title="Checkbox">
        <Checkbox label="They agreed to receive marketing" hint="Without it only transactional messages go out." checked={isSure} onChange={setSure} />
        <Checkbox label="All columns" checked="mixed" onChange={() => undefined} />
        <Checkbox label="I may write to these people" checked={false} onChange={() => undefined} error="Needed before the import can start" />
        <Checkbox label="Phone numbers" checked={false} onChange={() => undefined} disabled />
      </Example>
    </>
  )
}

function OneOfSome() {
  const [start, setStart] = useState<'demo' | 'empty' | 'copy'>('demo')
  const [view, setView] = useState<'list' | 'cards'>('list')
  const [days, setDays] = useState<readonly ('mon' | 'tue' | 'wed')[]>(['mon'])
  const [match, setMatch] = useState<'all' | 'any' | 'none'>('all')
  return (
    <>
      <Example title="Segmented control">
        <div className="ui-row">
          <SegmentedControl label="Match" value={match} onChange={setMatch} options={[{ value: 'all', label: 'All' }, { value: 'any', label: 'Any' }, { value: 'none', label: 'None' }]} />
          <SegmentedControl label="View" size="small" iconOnly value={view} onChange={setView} options={[{ value: 'list', label: 'List', icon: <List aria-hidden /> }, { value: 'cards', label: 'Cards', icon: <LayoutGrid aria-hidden /> }]} />
        </div>
      </Example>
      <Example title="Toggle buttons">
        <ToggleButtons label="Days" value={days} onChange={setDays} options={[{ value: 'mon', label: 'Mon', longLabel: 'Monday' }, { value: 'tue', label: 'Tue', longLabel: 'Tuesday' }, { value: 'wed', label: 'Wed', longLabel: 'Wednesday' }]} />
      </Example>
      <Example title="Radio cards" wide>
        <RadioCards
          label="Start with"
          columns={3}
          value={start}
          onChange={setStart}
          options={[
            { value: 'demo', label: 'Demo data', icon: <Sparkles aria-hidden />, description: 'A shop with 4,000 customers and a journey that has run for three months.' },
            { value: 'empty', label: 'Empty workspace', icon: <Database aria-hidden />, description: 'You bring customers by import or by API.' },
            { value: 'copy', label: 'Copy of another', description: 'Segments, templates and journeys of a workspace.', disabledReason: 'You have no other workspace yet.' },
          ]}
        />
      </Example>
    </>
  )
}

function Picked() {
  const [range, setRange] = useState<DateRange>({ kind: 'preset', preset: '7d' })
  const [name, setName] = useState('Welcome series')
  const [file, setFile] = useState<File | null>(null)
  return (
    <>
      <Example title="Date range">
        <div className="ui-row">
          <DateRangePicker label="Time range" value={range} onChange={setRange} zone="Europe/Madrid" />
          <DateRangePicker label="Compared with" size="small" value={{ kind: 'days', from: '2026-10-01', to: '2026-10-31' }} onChange={() => undefined} zone="UTC" />
        </div>
      </Example>
      <Example title="Inline edit">
        <InlineEdit label="Name of the journey" size="title" value={name} onSave={setName} />
        <InlineEdit label="Name of the step" value="Wait 3 days" disabled onSave={() => undefined} />
      </Example>
      <Example title="File">
        <FileDrop label="Customers" hint="CSV with a header line, up to 200 MB." accept=".csv,text/csv" file={file} onFile={setFile} />
      </Example>
    </>
  )
}
