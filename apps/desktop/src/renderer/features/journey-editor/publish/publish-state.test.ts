import { expect, test } from 'vitest'
import type { JourneyFacts } from '../store/editor-state.ts'
import { consequences, publishState } from './publish-state.ts'

const journey = (more: Partial<JourneyFacts>): JourneyFacts => ({ id: 'wf_1', name: 'Welcome', status: 'draft', isEntryClosed: false, publishedVersion: null, hasUnpublishedChanges: true, people: 0, ...more })
const countOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

test('the button says what pressing it comes to', () => {
  expect(publishState(journey({}), 0)).toEqual({ kind: 'ready', label: 'Publish' })
  expect(publishState(journey({}), 2)).toEqual({ kind: 'problems', label: 'Fix 2 to publish' })
  expect(publishState(journey({ status: 'live', publishedVersion: 2 }), 0)).toEqual({ kind: 'ready', label: 'Publish version 3' })
  expect(publishState(journey({ status: 'live', publishedVersion: 2, hasUnpublishedChanges: false }), 0)).toEqual({ kind: 'done', label: 'Version 2 is live' })
  expect(publishState(journey({ status: 'paused', publishedVersion: 2, hasUnpublishedChanges: false }), 0)).toEqual({ kind: 'done', label: 'Version 2 is paused' })
  expect(publishState(journey({ status: 'stopped', publishedVersion: 2, hasUnpublishedChanges: false }), 0)).toEqual({ kind: 'ready', label: 'Publish again' })
})

test('a template that is gone since does not make a published journey look broken', () => {
  expect(publishState(journey({ status: 'live', publishedVersion: 1, hasUnpublishedChanges: false }), 3).kind).toBe('done')
})

test('publishing says what becomes of the people in the journey', () => {
  expect(consequences(journey({ status: 'paused', publishedVersion: 1, people: 1 }), countOf)).toEqual(['1 person in it finishes on the version they entered.', 'The journey stays paused: nobody enters until you resume it.'])
  expect(consequences(journey({}), countOf)).toEqual([])
})
