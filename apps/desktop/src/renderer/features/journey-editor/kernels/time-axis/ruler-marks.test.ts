import { expect, it } from 'vitest'
import { rulerMarks } from './ruler-marks.ts'

const time = (earliest: number, latest: number | null) => ({ earliest, latest, slack: 0 })

it('has one mark for steps side by side, from the first to come to the last', () => {
  expect(rulerMarks([{ at: 300, time: time(5, 9) }, { at: 0, time: time(0, 0) }, { at: 310, time: time(2, 6) }])).toEqual([{ at: 0, time: time(0, 0) }, { at: 300, time: time(2, 9) }])
})

it('has no end where one of them has none', () => {
  expect(rulerMarks([{ at: 0, time: time(1, 2) }, { at: 0, time: time(3, null) }])).toEqual([{ at: 0, time: time(1, null) }])
})
