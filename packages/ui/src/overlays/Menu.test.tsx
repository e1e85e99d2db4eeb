// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from '../buttons/Button.tsx'
import { ContextMenu } from './ContextMenu.tsx'
import { Menu } from './Menu.tsx'
import type { MenuEntry } from './menu-items.ts'

afterEach(cleanup)

const copy = vi.fn()
const pause = vi.fn()
const moved = vi.fn()
const shown = vi.fn()
afterEach(() => { vi.clearAllMocks() })

const items: readonly MenuEntry[] = [
  { label: 'Duplicate', shortcut: 'Mod+D', onSelect: copy },
  { label: 'Pause', disabledReason: 'Never published', onSelect: pause },
  { kind: 'separator' },
  { kind: 'submenu', label: 'Move to', items: [{ label: 'Retention', onSelect: moved }] },
  { kind: 'group', label: 'View', items: [{ kind: 'check', label: 'Minimap', checked: true, onChange: shown }] },
  { label: 'Delete', isDanger: true, onSelect: vi.fn() },
]
const focused = (): string => document.activeElement?.textContent ?? ''

async function open(): Promise<void> {
  render(<Menu trigger={<Button>Actions</Button>} items={items} />)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => { expect(focused()).toContain('Duplicate') })
}

describe('Menu', () => {
  it('opens and is used with the keyboard alone, and gives the focus back', async () => {
    await open()
    await userEvent.keyboard('{Enter}')
    expect(copy).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('menu')).toBeNull()
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Actions' })) })
  })

  it('is walked with arrows and with the first letters', async () => {
    await open()
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => { expect(focused()).toContain('Pause') })
    await userEvent.keyboard('{End}')
    await waitFor(() => { expect(focused()).toContain('Delete') })
    await userEvent.keyboard('mo')
    await waitFor(() => { expect(focused()).toContain('Move to') })
  })

  // Skipping what is refused would hide the reason from the keyboard.
  it('lets a refused entry be reached, says why, and does not do it', async () => {
    await open()
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => { expect(focused()).toContain('Never published') })
    expect(document.activeElement?.getAttribute('aria-disabled')).toBe('true')
    await userEvent.keyboard('{Enter}')
    expect(pause).not.toHaveBeenCalled()
    expect(screen.getByRole('menu')).toBeTruthy()
  })

  it('opens a submenu to the right and chooses in it', async () => {
    await open()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await waitFor(() => { expect(focused()).toContain('Move to') })
    await userEvent.keyboard('{ArrowRight}')
    await waitFor(() => { expect(focused()).toContain('Retention') })
    await userEvent.keyboard('{Enter}')
    expect(moved).toHaveBeenCalledTimes(1)
  })

  it('keeps open for a check, which tells its state', async () => {
    await open()
    const check = screen.getByRole('menuitemcheckbox', { name: 'Minimap' })
    expect(check.getAttribute('aria-checked')).toBe('true')
    await userEvent.click(check)
    expect(shown).toHaveBeenCalledExactlyOnceWith(false)
    expect(screen.getByRole('menu')).toBeTruthy()
  })
})

describe('ContextMenu', () => {
  it('opens on a right click with the same entries', async () => {
    render(<ContextMenu items={items}><div>Step</div></ContextMenu>)
    fireEvent.contextMenu(screen.getByText('Step'))
    await userEvent.click(screen.getByRole('menuitem', { name: /Duplicate/ }))
    expect(copy).toHaveBeenCalledTimes(1)
  })
})
