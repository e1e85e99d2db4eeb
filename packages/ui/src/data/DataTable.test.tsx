// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DataTable } from './DataTable.tsx'
import type { DataTableProps } from './DataTable.tsx'
import type { Column } from './table-columns.ts'

afterEach(cleanup)

interface Row { readonly id: string; readonly name: string; readonly people: number }
const rows: readonly Row[] = [{ id: 'a', name: 'Welcome', people: 12 }, { id: 'b', name: 'Win back', people: 3 }]
const columns: readonly Column<Row>[] = [{ key: 'name', header: 'Name', cell: (row) => row.name, sortable: true }, { key: 'people', header: 'People', cell: (row) => row.people, align: 'end' }]

const draw = (props: Partial<DataTableProps<Row>> = {}): void => {
  cleanup()
  render(<DataTable label="Journeys" columns={columns} rows={rows} rowKey={(row) => row.id} empty={<p>Nothing yet</p>} {...props} />)
}
const table = (): HTMLElement => screen.getByRole('table', { name: 'Journeys' })
const texts = (): readonly string[] => within(table()).getAllByRole('row').slice(1).map((row) => row.textContent)

describe('the states of a DataTable', () => {
  it('shows the shape of rows until the first answer came', () => {
    draw({ rows: undefined, skeletonRows: 3 })
    expect(table().querySelectorAll('tbody tr[aria-hidden="true"]')).toHaveLength(3)
    expect(table().closest('[aria-busy="true"]')).toBeTruthy()
    expect(screen.queryByText('Nothing yet')).toBeNull()
  })

  it('shows the rows, and no skeletons while more are coming', () => {
    draw({ isLoading: true })
    expect(texts()).toEqual(['Welcome12', 'Win back3'])
    expect(table().closest('[aria-busy="true"]')).toBeTruthy()
  })

  it('says that there is nothing only when that is known', () => {
    draw({ rows: [] })
    expect(screen.getByText('Nothing yet')).toBeTruthy()
    draw({ rows: [], isLoading: true })
    expect(screen.queryByText('Nothing yet')).toBeNull()
  })

  it('says what failed and tries again, and does not call it empty', async () => {
    const retry = vi.fn()
    draw({ rows: undefined, error: { title: 'Journeys cannot be loaded', message: 'No answer', onRetry: retry } })
    expect(screen.getByRole('alert').textContent).toContain('Journeys cannot be loaded')
    expect(screen.queryByText('Nothing yet')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(retry).toHaveBeenCalledTimes(1)
  })

  it('keeps the rows it has when more of them failed', () => {
    draw({ error: { title: 'The rest cannot be loaded' } })
    expect(texts()).toHaveLength(2)
    expect(screen.getByRole('alert')).toBeTruthy()
  })

  it('loads more on request, once at a time', async () => {
    const more = vi.fn()
    draw({ more: { hasMore: true, isLoading: false, onMore: more } })
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }))
    expect(more).toHaveBeenCalledTimes(1)
    draw({ more: { hasMore: true, isLoading: true, onMore: more } })
    await userEvent.click(screen.getByRole('button', { name: 'Loading…' }))
    expect(more).toHaveBeenCalledTimes(1)
    draw({ more: { hasMore: false, isLoading: false, onMore: more } })
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('the rows of a DataTable', () => {
  it('are links met once each, and the open one is said', () => {
    draw({ rowHref: (row) => `/journeys/${row.id}`, activeKey: 'b' })
    const links = screen.getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/journeys/a', '/journeys/b'])
    expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, 'true'])
  })

  it('open in place with the keyboard', async () => {
    const open = vi.fn()
    draw({ onRowOpen: open })
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    expect(open).toHaveBeenCalledExactlyOnceWith(rows[0])
  })

  it('are selected one by one and all at once', async () => {
    const change = vi.fn()
    const selection = { selected: new Set(['a']), onChange: change, labelOf: (row: Row) => `Select ${row.name}` }
    draw({ selection })
    expect(screen.getByRole('checkbox', { name: 'Select all shown rows' }).getAttribute('aria-checked')).toBe('mixed')
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Win back' }))
    expect(change).toHaveBeenLastCalledWith(new Set(['a', 'b']))
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all shown rows' }))
    expect(change).toHaveBeenLastCalledWith(new Set(['a', 'b']))
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Welcome' }))
    expect(change).toHaveBeenLastCalledWith(new Set())
  })

  it('keep what is selected on other pages', async () => {
    const change = vi.fn()
    draw({ selection: { selected: new Set(['elsewhere', 'a', 'b']), onChange: change, labelOf: (row) => row.name } })
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all shown rows' }))
    expect(change).toHaveBeenCalledExactlyOnceWith(new Set(['elsewhere']))
  })
})

describe('the head of a DataTable', () => {
  it('says how rows are sorted and turns the direction', async () => {
    const sort = vi.fn()
    draw({ sort: { key: 'name', direction: 'ascending' }, onSort: sort })
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending')
    await userEvent.click(screen.getByRole('button', { name: 'Name' }))
    expect(sort).toHaveBeenLastCalledWith({ key: 'name', direction: 'descending' })
    draw({ sort: { key: 'people', direction: 'ascending' }, onSort: sort })
    await userEvent.click(screen.getByRole('button', { name: 'Name' }))
    expect(sort).toHaveBeenLastCalledWith({ key: 'name', direction: 'ascending' })
  })

  it('offers no button for a column that cannot be sorted', () => {
    draw({ onSort: vi.fn() })
    expect(screen.queryByRole('button', { name: 'People' })).toBeNull()
  })
})
