import type { NodeConfigs } from '@sendero/flow-engine/document'
import { addDuration, durationInWords, parseDuration } from '@sendero/flow-engine/time'

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000]

/** `one about every 36 seconds`; null when nothing is said, or when it is many a second. */
export function paceInWords({ limit, per }: NodeConfigs['throttle']): string | null {
  const duration = parseDuration(per)
  if (duration === null) return null
  const apart = addDuration(0, duration, 'UTC') / limit
  if (apart < second) return null
  if (apart < 2 * minute) return about(`PT${Math.round(apart / second)}S`)
  if (apart < 2 * hour) return about(`PT${Math.round(apart / minute)}M`)
  return about(apart < 2 * day ? `PT${Math.round(apart / hour)}H` : `P${Math.round(apart / day)}D`)
}

const about = (duration: string): string => `one about every ${durationInWords(duration).replace(/^1 /, '')}`
