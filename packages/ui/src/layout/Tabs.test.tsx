// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PageHeader } from './PageHeader.tsx'
import { Stepper } from './Stepper.tsx'
import { TabLinks } from './TabLinks.tsx'
import { Tabs } from './Tabs.tsx'

afterEach(cleanup)

function Profile() {
  const [tab, setTab] = useState<'traits' | 'events'>('traits')
  return <Tabs label="Profile" value={tab} onChange={setTab} items={[{ value: 'traits', label: 'Traits', content: 'Twelve' }, { value: 'events', label: 'Events', content: 'None' }]} />
}

describe('Tabs', () => {
  it('are one tab stop, arrows change the panel, and the panel is named by its tab', async () => {
    render(<Profile />)
    await userEvent.tab()
    await userEvent.keyboard('{ArrowRight}')
    await waitFor(() => { expect(screen.getByRole('tabpanel', { name: 'Events' }).textContent).toBe('None') })
    expect(screen.queryByText('Twelve')).toBeNull()
    expect(screen.getByRole('tab', { name: 'Events' }).getAttribute('aria-selected')).toBe('true')
  })
})

it('TabLinks say which page is open', () => {
  render(<TabLinks label="Journey" items={[{ href: '/build', label: 'Build', isCurrent: true }, { href: '/people', label: 'People', isCurrent: false }]} />)
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('aria-current'))).toEqual(['page', null])
})

describe('Stepper', () => {
  const steps = [{ key: 'file', label: 'File' }, { key: 'map', label: 'Columns' }, { key: 'run', label: 'Import' }]

  it('goes back to what is done and not ahead of where one is', async () => {
    const go = vi.fn()
    render(<Stepper label="Import" steps={steps} current="map" onStep={go} />)
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['File, done'])
    await userEvent.click(screen.getByRole('button'))
    expect(go).toHaveBeenCalledExactlyOnceWith('file')
  })

  it('says in words where one is', () => {
    render(<Stepper label="Import" steps={steps} current="map" />)
    expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-current'))).toEqual([null, 'step', null])
    expect(screen.queryByRole('button')).toBeNull()
  })
})

it('PageHeader has one heading and its crumbs in order', () => {
  render(<PageHeader title="Welcome" crumbs={[{ label: 'Journeys', href: '/journeys' }, { label: 'Onboarding', href: '/journeys?folder=1' }]} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Welcome')
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Journeys', 'Onboarding'])
})
