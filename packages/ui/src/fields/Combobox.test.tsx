// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Combobox } from './Combobox.tsx'
import type { ComboboxOption, ComboboxSource } from './combobox-options.ts'

afterEach(cleanup)

const events: readonly ComboboxOption[] = [
  { value: 'order_completed', label: 'Order completed', group: 'Often' },
  { value: 'cart_updated', label: 'Cart updated', group: 'Often' },
  { value: 'old_order', label: 'Old order', group: 'Rare', disabledReason: 'Not seen for a year' },
]

let stored: string | null = null
function Form({ start = null, source = { options: events }, allowFreeText = false, prefersKnown, clearable = false }: { readonly start?: string | null; readonly source?: ComboboxSource; readonly allowFreeText?: boolean; readonly prefersKnown?: boolean | undefined; readonly clearable?: boolean }) {
  const [value, setValue] = useState(start)
  stored = value
  return <Combobox label="Event" value={value} onChange={setValue} allowFreeText={allowFreeText} {...(prefersKnown === undefined ? {} : { prefersKnown })} clearable={clearable} {...source} />
}
const input = (): HTMLInputElement => screen.getByRole('combobox', { name: 'Event' })
const options = (): readonly string[] => screen.queryAllByRole('option').map((option) => option.textContent)

describe('Combobox with a list', () => {
  it('shows the label of its value and stores the value', async () => {
    render(<Form start="cart_updated" />)
    expect(input().value).toBe('Cart updated')
    await userEvent.click(input())
    await userEvent.click(screen.getByRole('option', { name: 'Order completed' }))
    expect(stored).toBe('order_completed')
    expect(input().value).toBe('Order completed')
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('narrows the list by every word typed, in any order', async () => {
    render(<Form />)
    await userEvent.type(input(), 'completed ord')
    expect(options()).toEqual(['Order completed'])
  })

  it('is walked with the arrows, round the ends, and the marked option is named to screen readers', async () => {
    render(<Form />)
    await userEvent.click(input())
    await userEvent.keyboard('{ArrowDown}')
    const first = screen.getByRole('option', { name: 'Order completed' })
    expect(input().getAttribute('aria-activedescendant')).toBe(first.id)
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    expect(input().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: 'Cart updated' }).id)
    await userEvent.keyboard('{Enter}')
    expect(stored).toBe('cart_updated')
  })

  it('refuses an option with a reason', async () => {
    render(<Form />)
    await userEvent.type(input(), 'old{ArrowDown}{Enter}')
    expect(stored).toBeNull()
    expect(within(screen.getByRole('listbox')).getByText('Not seen for a year')).toBeTruthy()
  })

  it('goes back to its value with Escape, and only the second Escape leaves it', async () => {
    const outer = vi.fn()
    render(<div onKeyDown={(event) => { outer(event.key) }}><Form start="cart_updated" /></div>)
    await userEvent.type(input(), 'xyz{Escape}')
    expect(input().value).toBe('Cart updated')
    expect(stored).toBe('cart_updated')
    expect(outer).not.toHaveBeenCalledWith('Escape')
    await userEvent.keyboard('{Escape}')
    expect(outer).toHaveBeenCalledWith('Escape')
  })

  it('takes what was fully typed when it is left, and forgets the rest', async () => {
    render(<Form start="cart_updated" />)
    await userEvent.clear(input())
    await userEvent.type(input(), 'order completed')
    await userEvent.tab()
    expect(stored).toBe('order_completed')
    await userEvent.type(input(), 'nonsense')
    await userEvent.tab()
    expect(stored).toBe('order_completed')
    expect(input().value).toBe('Order completed')
  })

  it('is emptied by clearing', async () => {
    render(<Form start="cart_updated" clearable />)
    await userEvent.click(screen.getByRole('button', { name: 'Clear Event' }))
    expect(stored).toBeNull()
    expect(document.activeElement).toBe(input())
  })
})

describe('Combobox with free text', () => {
  it('keeps a name nobody has seen yet, by Enter and by leaving', async () => {
    render(<Form allowFreeText />)
    await userEvent.type(input(), 'tree_planted')
    expect(screen.getByRole('status').textContent).toContain('Enter keeps “tree_planted”')
    await userEvent.keyboard('{Enter}')
    expect(stored).toBe('tree_planted')
    await userEvent.clear(input())
    await userEvent.type(input(), 'tree_cut')
    await userEvent.tab()
    expect(stored).toBe('tree_cut')
  })

  it('does not send the form around it while the list is open', async () => {
    const send = vi.fn((event: { preventDefault: () => void }) => { event.preventDefault() })
    render(<form onSubmit={send}><Form allowFreeText /></form>)
    await userEvent.type(input(), 'tree_planted{Enter}')
    expect(stored).toBe('tree_planted')
    expect(send).not.toHaveBeenCalled()
  })
})

describe('Combobox with a server', () => {
  it('asks for what was typed and shows the answer', async () => {
    const load = vi.fn((search: string) => Promise.resolve([{ value: `found_${search}` }]))
    render(<Form source={{ load }} />)
    await userEvent.type(input(), 'pla')
    await waitFor(() => { expect(options()).toEqual(['found_pla']) })
    await userEvent.click(screen.getByRole('option'))
    expect(stored).toBe('found_pla')
  })

  it('drops an answer that comes after a newer question, and says that it stopped asking', async () => {
    const asked: { readonly search: string; readonly signal: AbortSignal; readonly answer: (value: readonly ComboboxOption[]) => void }[] = []
    const load = (search: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> => new Promise((answer) => { asked.push({ search, signal, answer }) })
    render(<Form source={{ load }} />)
    await userEvent.type(input(), 'a')
    await waitFor(() => { expect(asked.some((one) => one.search === 'a')).toBe(true) })
    await userEvent.type(input(), 'b')
    await waitFor(() => { expect(asked.some((one) => one.search === 'ab')).toBe(true) })
    const slow = asked.find((one) => one.search === 'a')
    expect(slow?.signal.aborted).toBe(true)
    asked.find((one) => one.search === 'ab')?.answer([{ value: 'new' }])
    await waitFor(() => { expect(options()).toEqual(['new']) })
    slow?.answer([{ value: 'stale' }])
    await Promise.resolve()
    expect(options()).toEqual(['new'])
  })

  it('says when it failed and tries again on request', async () => {
    const load = vi.fn<() => Promise<readonly ComboboxOption[]>>().mockRejectedValueOnce(new Error('down')).mockResolvedValue([{ value: 'back' }])
    render(<Form source={{ load }} />)
    await userEvent.click(input())
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    await waitFor(() => { expect(options()).toEqual(['back']) })
  })

  it('tries again with the arrow key too, as the button cannot be reached from the input', async () => {
    const load = vi.fn<() => Promise<readonly ComboboxOption[]>>().mockRejectedValueOnce(new Error('down')).mockResolvedValue([{ value: 'back' }])
    render(<Form source={{ load }} />)
    await userEvent.click(input())
    await screen.findByRole('button', { name: 'Try again' })
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => { expect(options()).toEqual(['back']) })
  })
})

describe('Combobox where Enter means the first suggestion', () => {
  it('marks it as soon as something is typed, and not before', async () => {
    render(<Form />)
    await userEvent.click(input())
    expect(input().getAttribute('aria-activedescendant')).toBeNull()
    await userEvent.type(input(), 'cart')
    expect(input().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: 'Cart updated' }).id)
    await userEvent.keyboard('{Enter}')
    expect(stored).toBe('cart_updated')
  })

  it('takes the known name that was begun, and the text as typed only when that is chosen', async () => {
    render(<Form allowFreeText prefersKnown />)
    await userEvent.type(input(), 'order c')
    expect(options()).toEqual(['Order completed', 'Use “order c”'])
    await userEvent.keyboard('{Enter}')
    expect(stored).toBe('order_completed')
    await userEvent.clear(input())
    await userEvent.type(input(), 'order c{ArrowDown}{Enter}')
    expect(stored).toBe('order c')
    expect(input().value).toBe('order c')
  })

  it('waits for suggestions that Enter was faster than', async () => {
    let answer: (options: readonly ComboboxOption[]) => void = () => undefined
    const load = (): Promise<readonly ComboboxOption[]> => new Promise((resolve) => { answer = resolve })
    render(<Form allowFreeText prefersKnown source={{ load }} />)
    await userEvent.type(input(), 'order c{Enter}')
    expect(stored).toBeNull()
    await waitFor(() => { answer([{ value: 'Order Completed' }]); expect(stored).toBe('Order Completed') })
  })

  it('keeps the text where nothing known is called so', async () => {
    render(<Form allowFreeText prefersKnown source={{ load: () => Promise.resolve([]) }} />)
    await userEvent.type(input(), 'Signed Up{Enter}')
    await waitFor(() => { expect(stored).toBe('Signed Up') })
  })

  it('never takes a suggestion for a value that was only begun', async () => {
    render(<Form allowFreeText source={{ options: [{ value: '100' }] }} />)
    await userEvent.type(input(), '10{Enter}')
    expect(stored).toBe('10')
  })
})
