// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CommandPalette } from './CommandPalette.tsx'
import type { CommandGroup } from './CommandPalette.tsx'

afterEach(cleanup)

const go = vi.fn()
const pause = vi.fn()
afterEach(() => { vi.clearAllMocks() })
const groups: readonly CommandGroup[] = [
  { label: 'Go to', items: [{ id: 'journeys', label: 'Journeys', keywords: ['workflow'], onSelect: go }, { id: 'mailbox', label: 'Mailbox', onSelect: vi.fn() }] },
  { label: 'Do', items: [{ id: 'pause', label: 'Pause journey', disabledReason: 'No journey is open', onSelect: pause }] },
]
const names = (): readonly string[] => screen.queryAllByRole('option').map((option) => option.querySelector('.ui-palette-label')?.textContent ?? '')

describe('CommandPalette', () => {
  it('starts in the search, finds by other words, runs with Enter and closes first', async () => {
    const change = vi.fn()
    render(<CommandPalette open onOpenChange={change} groups={groups} />)
    await userEvent.keyboard('workfl')
    await waitFor(() => { expect(names()).toEqual(['Journeys']) })
    await userEvent.keyboard('{Enter}')
    expect(go).toHaveBeenCalledTimes(1)
    expect(change).toHaveBeenCalledExactlyOnceWith(false)
  })

  it('shows why a command cannot run, and does not run it', async () => {
    const change = vi.fn()
    render(<CommandPalette open onOpenChange={change} groups={groups} />)
    expect(screen.getByText('No journey is open')).toBeTruthy()
    await userEvent.click(screen.getByRole('option', { name: /Pause journey/ }))
    expect(pause).not.toHaveBeenCalled()
    expect(change).not.toHaveBeenCalled()
  })

  it('asks for more by what is typed and shows what was found, whatever it is called', async () => {
    const search = vi.fn()
    render(<CommandPalette open onOpenChange={vi.fn()} onSearch={search} groups={[...groups, { label: 'Customers', isFound: true, items: [{ id: 'cus_1', label: 'Anna Berg', onSelect: vi.fn() }] }]} />)
    await userEvent.keyboard('xyz')
    expect(search).toHaveBeenLastCalledWith('xyz')
    await waitFor(() => { expect(names()).toEqual(['Anna Berg']) })
    expect(screen.queryByText('Nothing is called so.')).toBeNull()
  })

  it('opens what was found first with Enter, also when it comes later than the typing', async () => {
    const open = vi.fn()
    const palette = (found: readonly CommandGroup[]) => <CommandPalette open onOpenChange={vi.fn()} groups={[...groups, ...found]} />
    const { rerender } = render(palette([]))
    await userEvent.keyboard('anna')
    rerender(palette([{ label: 'Customers', isFound: true, items: [{ id: 'cus_1', label: 'Anna Berg', onSelect: open }, { id: 'cus_2', label: 'Annabel', onSelect: vi.fn() }] }]))
    await waitFor(() => { expect(names()).toEqual(['Anna Berg', 'Annabel']) })
    await userEvent.keyboard('{Enter}')
    expect(open).toHaveBeenCalledTimes(1)
  })

  it('says that nothing is called so', async () => {
    render(<CommandPalette open onOpenChange={vi.fn()} groups={groups} />)
    await userEvent.keyboard('qqqq')
    await waitFor(() => { expect(screen.getByText('Nothing is called so.')).toBeTruthy() })
  })
})
