import { Button, Combobox, DateRangePicker, Select, Spinner, StatusDot, type DatePreset } from '@sendero/ui'
import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { instantLabel, shownTimeZone } from '../../../base/time.ts'
import { trpc } from '../../../base/trpc.ts'
import { customerLabel } from '../../../pickers/customer-label.ts'
import { useVersions } from '../publish/use-versions.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { comparedWords } from './compared-range.ts'
import { useNumbers, type NumbersState } from './numbers-store.ts'
import { runWords } from './run-words.ts'
import { againstText, readAgainst, useReading } from './reading.ts'
import { useBeforeQuery } from './use-before.ts'
import './overlay.css'

const presets: readonly DatePreset[] = [{ value: 'all', label: 'All time' }, { value: '24h', label: 'Last 24 hours' }, { value: '7d', label: 'Last 7 days' }, { value: '30d', label: 'Last 30 days' }]

/** Below the header while numbers are read: which time, which version, whose path, and whether the numbers are live. */
export function ReadingBar() {
  const { isOn, range, person, change } = useReading()
  const isPublished = useEditorState((state) => state.journey.publishedVersion !== null)
  if (!isOn) return null
  if (!isPublished && person === null) return <p className="journey-reading quiet">There is nothing to count yet: people enter when the journey is published.</p>
  return (
    <div className="journey-reading" role="group" aria-label="What the numbers are about">
      <DateRangePicker label="Range of time" size="small" value={range} presets={presets} zone={shownTimeZone()} onChange={(next) => { change({ range: next }) }} />
      {isPublished ? <VersionChoice /> : null}
      {isPublished ? <AgainstChoice /> : null}
      <PersonChoice person={person} onChange={(next) => { change({ person: next }) }} />
      <Freshness />
    </div>
  )
}

function VersionChoice() {
  const { version, change } = useReading()
  const { id, publishedVersion } = useEditorState((state) => state.journey)
  const versions = useVersions(id)
  const known = versions.data?.pages.flatMap(({ data }) => data.map((row) => row.version)) ?? []
  const numbers = version === null || known.includes(version) ? known : [version, ...known]
  const options = [{ value: 'all', label: 'People of all versions' }, ...numbers.map((each) => ({ value: String(each), label: `Version ${each}${each === publishedVersion ? ' (entered now)' : ''}` }))]
  return <Select label="Version" labelHidden size="small" className="journey-reading-version" value={version === null ? 'all' : String(version)} options={options} onChange={(value) => { change({ version: value === 'all' ? null : Number(value) }) }} />
}

/** What the numbers are compared with: as long a time before, or another version in the same time. */
function AgainstChoice() {
  const { range, version, against, change } = useReading()
  const { id } = useEditorState((state) => state.journey)
  const { error, refetch, isFetching } = useBeforeQuery()
  const versions = useVersions(id)
  const known = versions.data?.pages.flatMap(({ data }) => data.map((row) => row.version)) ?? []
  const numbers = (against.kind !== 'version' || known.includes(against.version) ? known : [against.version, ...known]).filter((each) => each !== version)
  const before = comparedWords({ range, against: { kind: 'previous' } })
  const options = [
    { value: 'none', label: 'Compare with…' },
    { value: 'previous', label: before === null ? 'The time before: choose a range first' : `vs. ${before.replace(/^the /, '')}`, disabled: before === null },
    ...numbers.map((each) => ({ value: againstText({ kind: 'version', version: each }), label: `vs. version ${each}` })),
  ]
  const isOn = comparedWords({ range, against }) !== null
  return (
    <>
      <Select label="Compare with" labelHidden size="small" className="journey-reading-against" value={isOn ? againstText(against) : 'none'} options={options} onChange={(value) => { change({ against: readAgainst(value) }) }} />
      {!isOn ? null : error !== null ? <Button size="small" look="quiet" icon={<TriangleAlert aria-hidden />} onClick={() => { void refetch() }}>Not read: try again</Button> : isFetching ? <Spinner /> : null}
    </>
  )
}

function PersonChoice({ person, onChange }: { readonly person: string | null; readonly onChange: (person: string | null) => void }) {
  const { id } = useEditorState((state) => state.journey)
  const document = useEditorState(shownDocument)
  const chosen = useQuery({ queryKey: ['customer', 'get', person], enabled: person !== null, queryFn: ({ signal }) => trpc.customer.get.query({ id: person ?? '' }, { signal }) })
  const load = async (q: string, signal: AbortSignal) => {
    const { data } = await trpc.workflows.people.query({ id, limit: 20, ...(q.trim() === '' ? {} : { q }) }, { signal })
    // Somebody who entered several times is found once, with the newest run.
    const seen = new Set<string>()
    const newest = data.filter((each) => !seen.has(each.id) && seen.add(each.id))
    return newest.map((each) => ({ value: each.id, label: each.label, description: runWords(each, document) }))
  }
  const label = chosen.data === undefined ? '' : customerLabel(chosen.data)
  return <Combobox label="Path of one person" labelHidden size="small" className="journey-reading-person" placeholder="Follow a person…" value={person} valueLabel={label} clearable load={load} emptyText="Nobody who entered has an address or id that begins so." onChange={onChange} />
}

const words: Readonly<Record<NumbersState['connection'], { readonly text: string; readonly tone: 'good' | 'neutral' | 'warn' }>> = {
  off: { text: '', tone: 'neutral' }, waiting: { text: 'Counting…', tone: 'neutral' }, live: { text: 'Live', tone: 'good' }, stale: { text: 'Not live at the moment', tone: 'warn' },
}

/** Whether the numbers follow what happens, and up to when they count. */
function Freshness() {
  const connection = useNumbers((state) => state.connection)
  const asOf = useNumbers((state) => state.numbers?.asOf ?? null)
  const { text, tone } = words[connection]
  return (
    <div className="journey-reading-fresh">
      <StatusDot tone={tone} isLive={connection === 'live'}>{text}</StatusDot>
      {asOf === null ? null : <span className="quiet">counted up to {instantLabel(asOf, { seconds: true })}</span>}
    </div>
  )
}
