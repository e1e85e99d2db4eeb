import { parseInstant } from '@sendero/flow-engine/time'

/**
 * Epoch milliseconds of a client's timestamp: RFC 3339, and the two forms beside it that real clients send and that can mean
 * only one moment (months and days of one digit, an offset without colon). Null for anything else, local times included.
 */
export function parseTimestamp(text: string): number | null {
  const instant = parseInstant(text)
  if (instant !== null || text.length > 40) return instant
  return parseInstant(text.replace(/-(\d)(?=[-Tt ])/g, '-0$1').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
}
