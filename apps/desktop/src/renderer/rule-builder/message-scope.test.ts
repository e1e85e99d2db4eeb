import type { MessageCondition } from '@sendero/flow-engine/mails'
import { expect, it } from 'vitest'
import { scopeOf, scopes, withScope } from './message-scope.ts'

const opened: MessageCondition = { message: 'opened', count: { atLeast: 2 }, within: 'P30D' }
const ofStep: MessageCondition = { ...opened, template: 'tpl_1', journey: 'wf_1', node: 'n1' }

it('has every scope it offers, and keeps what fits it', () => {
  for (const { value } of scopes) for (const leaf of [opened, ofStep]) {
    expect(scopeOf(withScope(leaf, value))).toBe(value)
    expect(withScope(leaf, value)).toMatchObject(opened)
  }
  expect(withScope(ofStep, 'journey')).toEqual({ ...opened, journey: 'wf_1', node: 'n1' })
  expect(withScope(ofStep, 'template')).toEqual({ ...opened, template: 'tpl_1' })
  expect(withScope(opened, 'both')).toEqual({ ...opened, template: '', journey: '' })
})

// Another journey has other steps under the same ids.
it('lets go of the step when the journey is chosen anew', () => {
  expect(withScope({ ...ofStep, journey: 'wf_2' }, 'both')).toEqual({ ...opened, template: 'tpl_1', journey: 'wf_2' })
})
