// @vitest-environment happy-dom
import type { Rule } from '@sendero/flow-engine/segment'
import { UiProvider } from '@sendero/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RuleBuilder } from './RuleBuilder.tsx'

const pro: Rule = { trait: 'plan', is: 'contains', value: 'pro' }
const bought: Rule = { event: 'Order Completed', count: { atLeast: 2 } }

let current: Rule
function Builder({ start, showIssues }: { readonly start: Rule; readonly showIssues: boolean }) {
  const [rule, setRule] = useState(start)
  current = rule
  return <QueryClientProvider client={new QueryClient()}><UiProvider><RuleBuilder value={rule} onChange={setRule} showIssues={showIssues} /></UiProvider></QueryClientProvider>
}
const build = (start: Rule, showIssues = false) => { render(<Builder start={start} showIssues={showIssues} />) }
const press = (key: string, more: object = {}): void => { fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }) }
const lines = (): string[] => screen.getAllByRole('group').map((group) => group.getAttribute('aria-label') ?? '').filter((label) => label.startsWith('People '))

// No server answers here: names can be typed all the same, and that is part of what is tested.
beforeEach(() => { vi.stubGlobal('fetch', () => Promise.reject(new Error('no server'))) })
afterEach(() => { cleanup(); vi.unstubAllGlobals() })

describe('the rule builder', () => {
  it('puts the focus into a new condition, so that a rule can be written without the mouse', async () => {
    build({ op: 'and', rules: [pro] })
    fireEvent.click(screen.getByRole('button', { name: 'Add event' }))
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Event' }))
    fireEvent.change(document.activeElement as Element, { target: { value: 'visit' } })
    press('Enter')
    await vi.waitFor(() => { expect(current).toEqual({ op: 'and', rules: [pro, { event: 'visit', count: { atLeast: 1 } }] }) })
  })

  it('adds what stands in its menu, and puts the focus into it once the menu has closed', async () => {
    build({ op: 'and', rules: [] })
    fireEvent.keyDown(screen.getByRole('button', { name: 'Add more' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Random sample' }))
    await vi.waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name of the sample' })) })
    fireEvent.change(document.activeElement as Element, { target: { value: 'spring' } })
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Share' }), { target: { value: '12.5' } })
    expect(current).toEqual({ op: 'and', rules: [{ sample: 'spring', percent: 12.5 }] })
    fireEvent.keyDown(screen.getByRole('button', { name: 'Add more' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Consent to e-mail' }))
    fireEvent.change(await screen.findByRole('combobox', { name: 'What they have said about e-mail' }), { target: { value: 'unknown' } })
    expect(current).toMatchObject({ rules: [{}, { consent: 'email', is: 'unknown' }] })
    expect(lines()).toEqual(['People who are in a random 12.5 % of everybody, drawn as spring', 'People who have said nothing about e-mail'])
  })

  it('asks for the anniversary of a date, and keeps the days while another span is tried', async () => {
    build({ op: 'and', rules: [] })
    fireEvent.keyDown(screen.getByRole('button', { name: 'Add more' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Anniversary of a date' }))
    await vi.waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Date' })) })
    fireEvent.change(document.activeElement as Element, { target: { value: 'birthday' } })
    press('Enter')
    await vi.waitFor(() => { expect(current).toEqual({ op: 'and', rules: [{ anniversary: 'birthday', is: 'today' }] }) })
    const is = (value: string): void => { fireEvent.change(screen.getByRole('combobox', { name: 'When it is' }), { target: { value } }) }
    is('inNextDays')
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Days' }), { target: { value: '30' } })
    is('inLastDays')
    expect(current).toEqual({ op: 'and', rules: [{ anniversary: 'birthday', is: 'inLastDays', value: 30 }] })
    is('inMonth')
    fireEvent.change(screen.getByRole('combobox', { name: 'Month' }), { target: { value: '12' } })
    expect(current).toEqual({ op: 'and', rules: [{ anniversary: 'birthday', is: 'inMonth', value: 12 }] })
  })

  it('narrows events to hours and weekdays, says what is missing, and takes it all away again', () => {
    build({ op: 'and', rules: [bought] }, true)
    fireEvent.click(screen.getByRole('button', { name: 'Add hours' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'From' }), { target: { value: '18:00' } })
    for (const day of ['Sa', 'Su']) fireEvent.click(screen.getByRole('button', { name: day }))
    expect(current).toEqual({ op: 'and', rules: [{ ...bought, during: { from: '18:00', to: '17:00', weekdays: [1, 2, 3, 4, 5] } }] })
    for (const day of ['Sa', 'Su']) fireEvent.click(screen.getByRole('button', { name: day }))
    fireEvent.change(screen.getByRole('combobox', { name: 'By whose clock' }), { target: { value: 'workspace' } })
    expect(current).toEqual({ op: 'and', rules: [{ ...bought, during: { from: '18:00', to: '17:00', clock: 'workspace' } }] })
    fireEvent.change(screen.getByRole('textbox', { name: 'To' }), { target: { value: '' } })
    for (const day of ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']) fireEvent.click(screen.getByRole('button', { name: day }))
    expect(screen.getByText('Enter a time of day.')).toBeTruthy()
    expect(screen.getByText('Choose a day.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Remove hours' }))
    expect(current).toEqual({ op: 'and', rules: [bought] })
  })

  it('asks for one event after another, with what may not lie between, and says what is missing', async () => {
    build({ op: 'and', rules: [] }, true)
    fireEvent.keyDown(screen.getByRole('button', { name: 'Add more' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'One event after another' }))
    const fill = async (name: string, value: string): Promise<void> => {
      const field = await screen.findByRole('combobox', { name })
      field.focus()
      fireEvent.change(field, { target: { value } })
      press('Enter')
      await vi.waitFor(() => { expect(JSON.stringify(current)).toContain(value) })
    }
    await fill('First event', 'Cart Updated')
    expect(screen.getAllByText('Choose an event.')).toHaveLength(1)
    await fill('Second event', 'Order Completed')
    fireEvent.click(screen.getByRole('button', { name: 'Add “without”' }))
    expect(screen.getAllByText('Choose an event.')).toHaveLength(1)
    await fill('Event in between', 'Support Contacted')
    const steps = [{ event: 'Cart Updated' }, { event: 'Order Completed' }]
    expect(current).toEqual({ op: 'and', rules: [{ sequence: steps, inside: 'P1D', count: { atLeast: 1 }, without: { event: 'Support Contacted' } }] })
    fireEvent.click(screen.getByRole('button', { name: 'Remove “without”' }))
    fireEvent.change(screen.getByRole('combobox', { name: 'How much later' }), { target: { value: 'any' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'How often' }), { target: { value: 'never' } })
    expect(current).toEqual({ op: 'and', rules: [{ sequence: steps, count: { atMost: 0 } }] })
  })

  it('takes back and does again with the keyboard; a word typed is one step', () => {
    build({ op: 'and', rules: [pro, bought] })
    const field = screen.getByRole('textbox', { name: 'Text' })
    field.focus()
    for (const value of ['pro t', 'pro te', 'pro team']) fireEvent.change(field, { target: { value } })
    expect(current).toMatchObject({ rules: [{ value: 'pro team' }, bought] })
    press('z', { ctrlKey: true })
    expect(current).toEqual({ op: 'and', rules: [pro, bought] })
    press('z', { ctrlKey: true, shiftKey: true })
    expect(current).toMatchObject({ rules: [{ value: 'pro team' }, bought] })
  })

  it('leaves Ctrl Z to the page when it has nothing to take back', () => {
    build({ op: 'and', rules: [pro] })
    const heard = vi.fn()
    document.addEventListener('keydown', heard)
    screen.getByRole('textbox', { name: 'Text' }).focus()
    press('z', { ctrlKey: true })
    expect(heard).toHaveBeenCalledOnce()
    document.removeEventListener('keydown', heard)
  })

  it('moves, copies and deletes the condition the focus is in, and keeps the focus near', () => {
    build({ op: 'and', rules: [pro, bought] })
    screen.getByRole('textbox', { name: 'Text' }).focus()
    press('ArrowDown', { altKey: true })
    expect(lines()).toEqual(['People who did Order Completed at least 2 times', 'People whose plan contains pro'])
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Trait' }))
    press('d', { ctrlKey: true })
    expect(current).toEqual({ op: 'and', rules: [bought, pro, pro] })
    press('Backspace', { ctrlKey: true, shiftKey: true })
    expect(current).toEqual({ op: 'and', rules: [bought, pro] })
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Trait' }))
  })

  it('asks what people did with mails of one template or journey, by keys alone', async () => {
    build({ op: 'and', rules: [] })
    fireEvent.keyDown(screen.getByRole('button', { name: 'Add more' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'What they did with e-mails' }))
    await vi.waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'What happened' })) })
    fireEvent.change(screen.getByRole('combobox', { name: 'What happened' }), { target: { value: 'clicked' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'How often' }), { target: { value: 'never' } })
    expect(screen.queryByRole('spinbutton', { name: 'Times' })).toBeNull()
    fireEvent.change(screen.getByRole('combobox', { name: 'Which e-mails' }), { target: { value: 'both' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'When' }), { target: { value: 'within' } })
    expect(current).toEqual({ op: 'and', rules: [{ message: 'clicked', count: { atMost: 0 }, template: '', journey: '', within: 'P30D' }] })
    expect(screen.getByRole('combobox', { name: 'Template' })).toBeTruthy()
    expect(screen.getByRole('combobox', { name: 'Journey' })).toBeTruthy()
    // Without a journey there is no step to choose.
    expect(screen.getByRole('combobox', { name: 'Step' })).toHaveProperty('disabled', true)
    fireEvent.change(screen.getByRole('combobox', { name: 'Which e-mails' }), { target: { value: 'any' } })
    expect(current).toEqual({ op: 'and', rules: [{ message: 'clicked', count: { atMost: 0 }, within: 'P30D' }] })
  })

  it('says what is missing only where somebody has been, and everywhere when asked', () => {
    build({ op: 'or', rules: [{ trait: '', is: 'equals', value: '' }, { event: '', count: { atLeast: 1 } }] })
    expect(screen.queryByText('Choose a trait.')).toBeNull()
    const [trait] = screen.getAllByRole('group', { name: /^People whose/ })
    fireEvent.blur(within(trait as HTMLElement).getByRole('combobox', { name: 'Trait' }), { relatedTarget: document.body })
    expect(screen.getByText('Choose a trait.')).toBeTruthy()
    expect(screen.queryByText('Choose an event.')).toBeNull()
    cleanup()
    build({ event: '', count: { atLeast: 1 } }, true)
    expect(screen.getByText('Choose an event.')).toBeTruthy()
  })

  it('takes over a rule from outside', () => {
    const { rerender } = render(<QueryClientProvider client={new QueryClient()}><UiProvider><RuleBuilder value={pro} onChange={() => undefined} /></UiProvider></QueryClientProvider>)
    rerender(<QueryClientProvider client={new QueryClient()}><UiProvider><RuleBuilder value={{ op: 'not', rule: { op: 'or', rules: [bought] } }} onChange={() => undefined} /></UiProvider></QueryClientProvider>)
    expect(lines()).toEqual(['People who did Order Completed at least 2 times'])
    expect(screen.getByRole('combobox', { name: 'How the conditions are taken together' })).toHaveProperty('value', 'none')
  })
})
