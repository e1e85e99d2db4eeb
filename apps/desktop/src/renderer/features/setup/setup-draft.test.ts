import { expect, it } from 'vitest'
import { blankDraft, missingIn, setupBody, stepOf } from './setup-draft.ts'

const full = { ...blankDraft(), name: ' Olga ', email: 'olga@example.com', password: 'correct horse battery', workspace: ' Shop ', timeZone: 'Europe/Berlin' }

it('asks for what is missing, step by step, and for the token only where one is printed', () => {
  expect(Object.keys(missingIn('you', blankDraft(), true))).toEqual(['token', 'name', 'email', 'password'])
  expect(Object.keys(missingIn('you', blankDraft(), false))).toEqual(['name', 'email', 'password'])
  expect(missingIn('you', { ...full, password: 'short' }, false)).toEqual({ password: 'At least 12 characters; these are 5.' })
  for (const step of ['you', 'workspace', 'tracking'] as const) expect(missingIn(step, full, false)).toEqual({})
})

it('sends names without the blanks around them, the password as it was typed, and no empty token', () => {
  expect(setupBody({ ...full, password: ' twelve characters ' })).toEqual({
    owner: { name: 'Olga', email: 'olga@example.com', password: ' twelve characters ' }, workspace: { name: 'Shop', timeZone: 'Europe/Berlin', postalAddress: '', tracking: 'all' },
  })
})

it.each([[['owner.email'], 'you'], [['password'], 'you'], [['token'], 'you'], [['workspace.timeZone'], 'workspace'], [['workspace.tracking'], 'tracking'], [[], 'tracking']] as const)('a fault in %j is shown in the step %s', (paths, step) => {
  expect(stepOf(paths)).toBe(step)
})
