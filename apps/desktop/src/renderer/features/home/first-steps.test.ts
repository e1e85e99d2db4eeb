import { expect, it } from 'vitest'
import { areDone, firstSteps } from './first-steps.ts'

const nothing = { hasSource: false, hasEvent: false, hasTemplate: false, hasJourney: false, hasLiveJourney: false }
const keys = (may: { write: boolean; manageKeys: boolean }): string[] => firstSteps({ firstSteps: nothing }, may).map(({ key }) => key)

it('asks nobody for what their role may not do', () => {
  expect(keys({ write: true, manageKeys: true })).toEqual(['source', 'event', 'template', 'journey', 'live'])
  expect(keys({ write: false, manageKeys: true })).toEqual(['source', 'event'])
  expect(keys({ write: false, manageKeys: false })).toEqual(['event'])
  expect(firstSteps({ firstSteps: nothing }, { write: true, manageKeys: false })[0]?.href).toBe('/customers/import')
})

it('is over when all is done, and not before', () => {
  const may = { write: true, manageKeys: true }
  expect(areDone(firstSteps({ firstSteps: { ...nothing, hasSource: true } }, may))).toBe(false)
  expect(areDone(firstSteps({ firstSteps: { hasSource: true, hasEvent: true, hasTemplate: true, hasJourney: true, hasLiveJourney: true } }, may))).toBe(true)
})
