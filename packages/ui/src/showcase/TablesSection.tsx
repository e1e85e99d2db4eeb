import { Copy, Inbox, MoreHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../buttons/IconButton.tsx'
import { CodeBlock } from '../data/CodeBlock.tsx'
import { DataTable } from '../data/DataTable.tsx'
import { DescriptionList } from '../data/DescriptionList.tsx'
import { Pager } from '../data/Pager.tsx'
import type { Column, Sort } from '../data/table-columns.ts'
import { Sparkline } from '../figures/Sparkline.tsx'
import { Menu } from '../overlays/Menu.tsx'
import { EmptyState } from '../status/EmptyState.tsx'
import { StatusDot } from '../status/StatusDot.tsx'
import type { Tone } from '../status/tone.ts'
import { Example, Section } from './Section.tsx'

interface Journey {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly tone: Tone
  readonly people: number
  readonly week: readonly number[]
  readonly changed: string
}

const journeys: readonly Journey[] = [
  { id: 'welcome', name: 'Welcome series', status: 'Live', tone: 'good', people: 4120, week: [12, 30, 22, 41, 38, 50, 47], changed: '24 Nov 2026, 16:02' },
  { id: 'cart', name: 'Abandoned cart, with a coupon after two days', status: 'Live', tone: 'good', people: 986, week: [40, 31, 35, 28, 22, 25, 19], changed: '23 Nov 2026, 09:40' },
  { id: 'win-back', name: 'Win back', status: 'Paused', tone: 'warn', people: 77, week: [3, 2, 0, 0, 0, 0, 0], changed: '2 Nov 2026, 11:15' },
  { id: 'birthday', name: 'Birthday', status: 'Draft', tone: 'neutral', people: 0, week: [0, 0, 0, 0, 0, 0, 0], changed: '1 Nov 2026, 08:00' },
]

const columns: readonly Column<Journey>[] = [
  { key: 'name', header: 'Name', cell: (row) => row.name, sortable: true },
  { key: 'status', header: 'Status', cell: (row) => <StatusDot tone={row.tone} isLive={row.status === 'Live'}>{row.status}</StatusDot>, width: '110px' },
  { key: 'people', header: 'People now', cell: (row) => row.people.toLocaleString('en'), align: 'end', sortable: true, width: '130px' },
  { key: 'week', header: 'Last 7 days', cell: (row) => <Sparkline values={row.week} width={80} height={20} label={`Entries in the last 7 days: ${row.week.join(', ')}`} tone={row.tone} />, width: '110px' },
  { key: 'changed', header: 'Changed (Madrid)', cell: (row) => <span className="ui-quiet">{row.changed}</span>, width: '170px', align: 'end' },
]

const rowKey = (row: Journey): string => row.id

export function TablesSection() {
  return (
    <Section id="tables" title="Tables and records">
      <FullTable />
      <Example title="Loading"><DataTable label="Journeys, loading" columns={columns.slice(0, 3)} rows={undefined} rowKey={rowKey} isLoading skeletonRows={4} empty={null} /></Example>
      <Example title="Empty"><DataTable label="Journeys, none" columns={columns.slice(0, 3)} rows={[]} rowKey={rowKey} empty={<EmptyState size="small" icon={<Inbox aria-hidden />} title="No journey is called so">Try another word, or clear the search.</EmptyState>} /></Example>
      <Example title="Failed"><DataTable label="Journeys, failed" columns={columns.slice(0, 3)} rows={undefined} rowKey={rowKey} empty={null} error={{ title: 'Journeys cannot be loaded', message: 'The server did not answer.', onRetry: () => undefined }} /></Example>
      <OpensInPlace />
      <Example title="Description list"><DescriptionList items={[{ term: 'Public id', value: <code>cus_8f31</code> }, { term: 'Address', value: 'anna.berg@example.com' }, { term: 'Plan', value: 'pro' }, { term: 'City', value: null }]} /></Example>
      <Example title="Code"><CodeBlock label="Send an event with curl" code={'curl -X POST http://localhost:4000/v1/track \\\n  -u "$WRITE_KEY:" \\\n  -d \'{"userId":"anna","event":"order_completed"}\''} /></Example>
    </Section>
  )
}

function FullTable() {
  const [sort, setSort] = useState<Sort>({ key: 'people', direction: 'descending' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['cart']))
  const sign = sort.direction === 'ascending' ? 1 : -1
  const rows = journeys.toSorted((a, b) => sign * (sort.key === 'name' ? a.name.localeCompare(b.name) : a.people - b.people))
  return (
    <Example title="Data table: links, selection, sorting, actions, pages" wide>
      <DataTable
        label="Journeys"
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowHref={(row) => `#${row.id}`}
        sort={sort}
        onSort={setSort}
        selection={{ selected, onChange: setSelected, labelOf: (row) => `Select ${row.name}` }}
        rowActions={(row) => <Menu align="end" trigger={<IconButton label={`More about ${row.name}`} icon={<MoreHorizontal aria-hidden />} size="small" />} items={[{ label: 'Duplicate', icon: <Copy aria-hidden />, onSelect: () => undefined }, { label: 'Archive', icon: <Trash2 aria-hidden />, isDanger: true, onSelect: () => undefined }]} />}
        empty={null}
        footer={<Pager onNext={() => undefined}>1–4 of 23, {selected.size} selected</Pager>}
      />
    </Example>
  )
}

function OpensInPlace() {
  const [active, setActive] = useState('cart')
  const [count, setCount] = useState(2)
  return (
    <Example title="Opened in place, more to load">
      <DataTable label="Journeys to open" columns={columns.slice(0, 3)} rows={journeys.slice(0, count)} rowKey={rowKey} activeKey={active} onRowOpen={(row) => { setActive(row.id) }} empty={null} maxHeight="220px" more={{ hasMore: count < journeys.length, isLoading: false, onMore: () => { setCount(journeys.length) } }} />
    </Example>
  )
}
