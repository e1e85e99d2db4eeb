// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { UiProvider } from '../UiProvider.tsx'
import { ButtonLink } from './ButtonLink.tsx'
import { Link } from './Link.tsx'

afterEach(cleanup)

function click(element: HTMLElement, keys: Readonly<Record<string, boolean>> = {}): Event {
  const event = createEvent.click(element, { button: 0, ...keys })
  // The page of the test must stay, whoever would follow the link; React has had its turn by then.
  document.body.addEventListener('click', (late) => { late.preventDefault() }, { once: true })
  fireEvent(element, event)
  return event
}

describe('Link', () => {
  it('is followed by the router of the app', () => {
    const navigate = vi.fn()
    render(<UiProvider navigate={navigate}><Link href="/journeys">Journeys</Link></UiProvider>)
    click(screen.getByRole('link'))
    expect(navigate).toHaveBeenCalledExactlyOnceWith('/journeys')
  })

  it.each([
    ['a new tab', {}, { metaKey: true }], ['a new tab on Linux', {}, { ctrlKey: true }], ['a new window', {}, { shiftKey: true }],
    ['a named frame', { target: '_blank' }, {}], ['a download', { download: 'list.csv' }, {}],
  ])('leaves %s to the browser', (_what, attributes, keys) => {
    const navigate = vi.fn()
    render(<UiProvider navigate={navigate}><Link href="/journeys" {...attributes}>Journeys</Link></UiProvider>)
    click(screen.getByRole('link'), keys)
    expect(navigate).not.toHaveBeenCalled()
  })

  it.each(['https://example.com/', '//example.com/', 'mailto:a@example.com', '#part'])('leaves %s to the browser', (href) => {
    const navigate = vi.fn()
    render(<UiProvider navigate={navigate}><Link href={href}>Away</Link></UiProvider>)
    click(screen.getByRole('link'))
    expect(navigate).not.toHaveBeenCalled()
  })

  it('goes nowhere when its own handler says so', () => {
    const navigate = vi.fn()
    render(<UiProvider navigate={navigate}><ButtonLink href="/journeys" onClick={(event) => { event.preventDefault() }}>Journeys</ButtonLink></UiProvider>)
    click(screen.getByRole('link'))
    expect(navigate).not.toHaveBeenCalled()
  })
})
