import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, durationInWords, isDuration, isTimeZone, localParts, parseDuration, parseInstant, subtractDuration, type Duration } from '../../src/time.ts'

// Times come as text from journeys, rules, events and profiles. What is read must be what was meant, and what is not read
// must not be guessed at.

const none: Duration = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }
const part = (max: number) => fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max }) })
const duration: fc.Arbitrary<Duration> = fc.record({
  years: part(99), months: part(99), weeks: part(99), days: part(999), hours: part(999), minutes: part(999), seconds: part(99_999).map((hundredths) => hundredths / 100),
})

/** A duration as ISO 8601 writes it, with the parts that are nothing left out or, when `isWhole`, written as 0. */
function written(of: Duration, isWhole: boolean): string {
  const say = (amount: number, letter: string): string => amount === 0 && !isWhole ? '' : `${amount}${letter}`
  const date = `${say(of.years, 'Y')}${say(of.months, 'M')}${say(of.weeks, 'W')}${say(of.days, 'D')}`
  const time = `${say(of.hours, 'H')}${say(of.minutes, 'M')}${say(of.seconds, 'S')}`
  return date === '' && time === '' ? 'PT0S' : `P${date}${time === '' ? '' : `T${time}`}`
}

/** About how many years a duration is long: more than a thousand are refused. */
function yearsIn(text: string): number {
  const years: Readonly<Record<string, number>> = { Y: 1, W: 1 / 52, D: 1 / 365, H: 1 / 8_760, S: 1 / 31_536_000 }
  const [date = '', time = ''] = text.slice(1).split('T')
  const sum = (part: string, letterM: number): number => [...part.matchAll(/([\d.]+)([A-Z])/g)].reduce((all, [, amount, letter = '']) => all + Number(amount) * (letter === 'M' ? letterM : years[letter] ?? 0), 0)
  return sum(date, 1 / 12) + sum(time, 1 / 525_600)
}

describe('any duration', () => {
  it('is read as it is written, with its zeros or without', () => {
    fc.assert(fc.property(duration, fc.boolean(), (each, isWhole) => {
      expect(parseDuration(written(each, isWhole))).toEqual(each)
    }), { numRuns: 500 })
  })

  it('is read of no text that differs from one by a character left out, doubled or put elsewhere, unless it is another one', () => {
    const grammar = /^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?$/
    fc.assert(fc.property(duration, fc.nat(30), fc.nat(30), fc.constantFrom('drop', 'double', 'swap'), (each, at, to, how) => {
      const text = written(each, false)
      const [i, j] = [at % text.length, to % text.length]
      const swapped = [...text].map((letter, index) => index === i ? text.charAt(j) : index === j ? text.charAt(i) : letter).join('')
      const damaged = how === 'drop' ? text.slice(0, i) + text.slice(i + 1) : how === 'double' ? text.slice(0, i) + text.charAt(i) + text.slice(i) : swapped
      const isOne = grammar.test(damaged) && /\d/.test(damaged) && !damaged.endsWith('T')
      if (isDuration(damaged)) expect(isOne).toBe(true)
      else if (isOne) expect(yearsIn(damaged)).toBeGreaterThan(950)
    }), { numRuns: 1000 })
  })

  it('added and taken away again is nothing, as long as no month is in it and no clock changes', () => {
    fc.assert(fc.property(duration, fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }), fc.constantFrom('UTC', 'Asia/Kathmandu'), (each, from, timeZone) => {
      const even = { ...each, years: 0, months: 0 }
      expect(subtractDuration(addDuration(from, even, timeZone), even, timeZone)).toBe(from)
      expect(addDuration(from, none, timeZone)).toBe(from)
    }), { numRuns: 300 })
  })

  it('never leads back: what is longer than nothing ends later', () => {
    fc.assert(fc.property(duration, fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }), fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns'), (each, from, timeZone) => {
      const isNothing = Object.values(each).every((amount) => amount === 0)
      const [later, earlier] = [addDuration(from, each, timeZone), subtractDuration(from, each, timeZone)]
      expect([later > from, earlier < from]).toEqual([!isNothing, !isNothing])
    }), { numRuns: 300 })
  })

  it('in words names each of its parts, in the plural where there are several, and nothing else', () => {
    fc.assert(fc.property(duration, (each) => {
      const words = durationInWords(written(each, false))
      const parts = Object.entries(each).filter(([, amount]) => amount !== 0).map(([unit, amount]) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`)
      expect(words).toBe(parts.length === 0 ? 'no time' : parts.join(' '))
    }))
  })
})

describe('any instant', () => {
  const instant = fc.integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') })

  it('is read from the text every JSON writer makes of it, with any offset', () => {
    fc.assert(fc.property(instant, fc.integer({ min: -23 * 60, max: 23 * 60 }), (at, offset) => {
      expect(parseInstant(new Date(at).toISOString())).toBe(at)
      const shifted = new Date(at + offset * 60_000).toISOString()
      if (!/^\d{4}-/.test(shifted)) return
      const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((number) => String(number).padStart(2, '0'))
      expect(parseInstant(shifted.replace('Z', `${offset < 0 ? '-' : '+'}${hours}:${minutes}`))).toBe(at)
    }), { numRuns: 500 })
  })

  it('is midnight in Greenwich of a day, for every day there is and for no other', () => {
    const number = (max: number) => fc.integer({ min: 0, max })
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), number(14), number(33), (year, month, day) => {
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      // The platform takes the 30th of February for the 1st of March: a day that comes back as another is none.
      const at = Date.parse(`${text}T00:00:00Z`)
      const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
      expect(parseInstant(text)).toBe(isReal ? at : null)
    }), { numRuns: 1000 })
  })

  it('is read from nothing that only contains one', () => {
    fc.assert(fc.property(instant, fc.constantFrom(' ', '\n', 'Z', 'x', '0', '\0'), (at, more) => {
      const text = new Date(at).toISOString()
      for (const odd of [`${more}${text}`, `${text}${more}`, `${text.slice(0, 10)}${more}`]) expect(parseInstant(odd)).toBeNull()
    }))
  })
})

describe('any zone of this runtime', () => {
  const zones = Intl.supportedValuesOf('timeZone')

  it('is known, and shows what the platform shows', () => {
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2037, 0) }), (timeZone, at) => {
      expect(isTimeZone(timeZone)).toBe(true)
      const { year, month, day, hour, minute, second } = localParts(at, timeZone)
      const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at).split(' ')
      expect([year, month, day]).toEqual(date.split('-').map(Number))
      expect([hour, minute, second]).toEqual(time.split(':').map(Number))
    }), { numRuns: 500 })
  })

  // The platform also takes offsets for zones, and newer ones more of them: a customer moved by one would get mail at night.
  it.each(['', '+02:00', '-05:00', '+02', 'UTC+1', 'Z ', 'Europe/Berlin\0', ' UTC', 'Europe', '__proto__', 'x'.repeat(65)])('is not %j', (name) => {
    expect(isTimeZone(name)).toBe(false)
  })
})
