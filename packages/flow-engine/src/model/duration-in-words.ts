import { parseDuration } from './duration.ts'

const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const

/** `2 days`, `1 hour 30 minutes`; a text that is no duration is given back as it is, an empty one as `no time`. */
export function durationInWords(text: string): string {
  const duration = parseDuration(text)
  if (duration === null) return text === '' ? 'no time' : text
  const words = units.flatMap((unit) => {
    const amount = duration[`${unit}s`]
    return amount === 0 ? [] : [`${amount} ${unit}${amount === 1 ? '' : 's'}`]
  })
  return words.length === 0 ? 'no time' : words.join(' ')
}
