import { expect, it } from 'vitest'
import { movedTime, timeOfDay } from './time-of-day.ts'

it.each([
  ['9', '09:00'], ['09', '09:00'], ['930', '09:30'], ['1730', '17:30'], ['9:30', '09:30'], ['9.05', '09:05'], ['17h30', '17:30'], ['17h', '17:00'], [' 9:5 ', '09:05'], ['5pm', '17:00'], ['12 am', '00:00'], ['12 PM', '12:00'], ['0', '00:00'], ['23:59', '23:59'],
])('%s is %s', (typed, time) => { expect(timeOfDay(typed)).toBe(time) })

it.each([[''], ['24'], ['9:60'], ['noon'], ['13pm'], ['0am'], ['9:30:00'], ['-9']])('%s is no time of the day', (typed) => { expect(timeOfDay(typed)).toBeNull() })

it.each([['09:00', 15, '09:15'], ['23:50', 15, '00:05'], ['00:10', -15, '23:55']])('%s moved by %i minutes is %s', (time, by, moved) => { expect(movedTime(time, by)).toBe(moved) })
