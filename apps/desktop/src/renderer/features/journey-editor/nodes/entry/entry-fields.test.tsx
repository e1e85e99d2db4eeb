// @vitest-environment happy-dom
import type { Entry } from '@sendero/flow-engine/document'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { HoldoutField } from './HoldoutField.tsx'
import { ReentryField } from './ReentryField.tsx'
import { RepeatField } from './RepeatField.tsx'

afterEach(cleanup)

let rule: string | undefined
function Repeat({ start }: { readonly start?: string }) {
  const [value, setValue] = useState(start)
  rule = value
  return <RepeatField rule={value} day="2026-12-24" onChange={setValue} />
}

describe('how often a schedule comes back', () => {
  it.each([
    ['daily', 'FREQ=DAILY'], ['weekly', 'FREQ=WEEKLY;BYDAY=TH'], ['monthlyDay', 'FREQ=MONTHLY;BYMONTHDAY=24'], ['monthlyWeekday', 'FREQ=MONTHLY;BYDAY=4TH'], ['yearly', 'FREQ=YEARLY'], ['once', undefined],
  ])('%s begins with the day it starts on', async (kind, expected) => {
    render(<Repeat start="FREQ=DAILY;INTERVAL=2" />)
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Comes back' }), kind)
    expect(rule).toBe(expected)
  })

  it('is put together by weekdays and numbers', async () => {
    render(<Repeat start="FREQ=WEEKLY;BYDAY=TH" />)
    await userEvent.click(screen.getByRole('button', { name: 'Mo' }))
    await userEvent.clear(screen.getByRole('spinbutton', { name: 'Every' }))
    await userEvent.type(screen.getByRole('spinbutton', { name: 'Every' }), '2')
    expect(rule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH')
  })

  it('stays text while a rule of one’s own is typed, also when the fields could show it', async () => {
    render(<Repeat />)
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Comes back' }), 'own')
    const text = screen.getByRole('textbox', { name: 'Rule' })
    await userEvent.clear(text)
    await userEvent.type(text, 'FREQ=DAILY')
    expect([rule, screen.getByRole<HTMLInputElement>('textbox', { name: 'Rule' }).value]).toEqual(['FREQ=DAILY', 'FREQ=DAILY'])
  })
})

let entry: Entry
function Fields({ start, of: Field }: { readonly start: Entry; readonly of: 'holdout' | 'reentry' }) {
  const [value, setValue] = useState(start)
  entry = value
  return Field === 'holdout' ? <HoldoutField entry={value} onChange={setValue} /> : <ReentryField entry={value} showIssues onChange={(reentry) => { setValue({ ...value, reentry }) }} />
}

const sent: Entry = { trigger: { kind: 'api' }, reentry: { kind: 'never' } }

describe('the share that is kept out', () => {
  it('has a salt of its own, and goes without a trace', async () => {
    render(<Fields start={sent} of="holdout" />)
    const turn = () => userEvent.click(screen.getByRole('switch', { name: 'Keep some people out' }))
    await turn()
    const { holdout } = entry
    expect(holdout).toMatchObject({ percent: 5 })
    await turn()
    expect(entry).toEqual(sent)
    await turn()
    expect(entry.holdout?.salt).not.toBe(holdout?.salt)
  })

  it('is never more than everybody', async () => {
    render(<Fields start={{ ...sent, holdout: { percent: 5, salt: 's' } }} of="holdout" />)
    await userEvent.clear(screen.getByRole('spinbutton', { name: 'Share that is kept out' }))
    await userEvent.type(screen.getByRole('spinbutton', { name: 'Share that is kept out' }), '250')
    expect(entry.holdout).toEqual({ percent: 100, salt: 's' })
  })
})

describe('entering again', () => {
  it('says so when a way in that comes back lets each person in only once', () => {
    render(<Fields start={{ ...sent, trigger: { kind: 'schedule', start: '2026-12-24T09:00', rule: 'FREQ=DAILY', clock: 'workspace' } }} of="reentry" />)
    expect(screen.getByText(/the first time only/)).toBeTruthy()
  })

  it('may be limited in number, or not', async () => {
    render(<Fields start={{ ...sent, reentry: { kind: 'always' } }} of="reentry" />)
    const most = screen.getByRole('spinbutton', { name: /At most at a time/ })
    await userEvent.type(most, '3')
    expect(entry.reentry).toEqual({ kind: 'always', atMost: 3 })
    await userEvent.clear(most)
    expect(entry.reentry).toEqual({ kind: 'always' })
  })
})
