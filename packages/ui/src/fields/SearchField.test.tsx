// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SearchField } from './SearchField.tsx'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { cleanup(); vi.useRealTimers() })

const input = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search journeys' })
const type = (text: string): void => { fireEvent.change(input(), { target: { value: text } }) }

describe('SearchField', () => {
  it('waits for a pause, then tells the last text once', () => {
    const change = vi.fn()
    render(<SearchField label="Search journeys" value="" onChange={change} />)
    type('w')
    vi.advanceTimersByTime(200)
    type('we')
    vi.advanceTimersByTime(249)
    expect(change).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(change).toHaveBeenCalledExactlyOnceWith('we')
  })

  it('does not wait for Enter', () => {
    const change = vi.fn()
    render(<SearchField label="Search journeys" value="" onChange={change} />)
    type('we')
    fireEvent.keyDown(input(), { key: 'Enter' })
    expect(change).toHaveBeenCalledExactlyOnceWith('we')
    vi.runAllTimers()
    expect(change).toHaveBeenCalledTimes(1)
  })

  it('is cleared by its button and by Escape, and lets the next Escape pass', () => {
    const change = vi.fn()
    const above = vi.fn()
    render(<div onKeyDown={(event) => { above(event.key) }}><SearchField label="Search journeys" value="we" onChange={change} /></div>)
    fireEvent.click(screen.getByRole('button', { name: 'Clear search' }))
    expect(change).toHaveBeenLastCalledWith('')
    type('x')
    fireEvent.keyDown(input(), { key: 'Escape' })
    expect(input().value).toBe('')
    expect(above).not.toHaveBeenCalled()
    fireEvent.keyDown(input(), { key: 'Escape' })
    expect(above).toHaveBeenCalledWith('Escape')
  })

  it('follows a value that is changed from outside', () => {
    const { rerender } = render(<SearchField label="Search journeys" value="we" onChange={vi.fn()} />)
    rerender(<SearchField label="Search journeys" value="" onChange={vi.fn()} />)
    expect(input().value).toBe('')
  })

  it('tells nothing after it is gone', () => {
    const change = vi.fn()
    const { unmount } = render(<SearchField label="Search journeys" value="" onChange={change} />)
    type('we')
    unmount()
    vi.runAllTimers()
    expect(change).not.toHaveBeenCalled()
  })
})
