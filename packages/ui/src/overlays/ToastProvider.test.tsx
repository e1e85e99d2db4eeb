// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ToastProvider } from './ToastProvider.tsx'
import { useToast } from './toast-context.ts'
import type { Toast, Toaster } from './toast-context.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { cleanup(); vi.useRealTimers() })

let toaster: Toaster
function Page() {
  toaster = useToast()
  return null
}
const titles = (): readonly string[] => [...document.querySelectorAll('.ui-toast-title')].map((title) => title.textContent)
function show(...toasts: readonly Toast[]): readonly string[] {
  let keys: readonly string[] = []
  act(() => { keys = toasts.map((toast) => toaster.show(toast)) })
  return keys
}
const pass = (ms: number): void => { act(() => { vi.advanceTimersByTime(ms) }) }

describe('toasts', () => {
  beforeEach(() => { render(<ToastProvider><Page /></ToastProvider>) })

  it('tell their news and go by themselves', () => {
    show({ title: 'Saved', description: 'As version 8' })
    expect(titles()).toEqual(['Saved'])
    expect(screen.getByText('As version 8')).toBeTruthy()
    pass(5000)
    expect(titles()).toEqual([])
  })

  it('give at least ten seconds to undo, and close when it is pressed', () => {
    const undo = vi.fn()
    show({ title: 'Step deleted', durationMs: 100, action: { label: 'Undo', onAction: undo } })
    pass(9900)
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledTimes(1)
    expect(titles()).toEqual([])
  })

  it('stay while the pointer is on them', () => {
    show({ title: 'Saved' })
    const news = screen.getByRole('region', { name: /News/ })
    fireEvent.pointerMove(within(news).getByRole('list'))
    pass(60_000)
    expect(titles()).toEqual(['Saved'])
    fireEvent.pointerLeave(news)
    pass(5000)
    expect(titles()).toEqual([])
  })

  it('are dismissed by hand and by their key', () => {
    const [first = ''] = show({ title: 'One' }, { title: 'Two' })
    act(() => { toaster.dismiss(first) })
    expect(titles()).toEqual(['Two'])
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(titles()).toEqual([])
  })

  it('are never more than four', () => {
    show(...['1', '2', '3', '4', '5'].map((title) => ({ title })))
    expect(titles()).toEqual(['2', '3', '4', '5'])
  })
})

it('useToast says what is missing around it', () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(() => render(<Page />)).toThrow('useToast needs a UiProvider')
  silent.mockRestore()
})
