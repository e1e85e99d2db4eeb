import type { Liquid } from 'liquidjs'

// A time with an offset is an instant and is shown in the zone of the reader: `timeZone` of the data. A date or time
// without one (a birthday) is what it says, in every zone.

const hasZone = /(?:Z|[+-]\d{2}:?\d{2}|\b(?:UTC|GMT|[ECMP][SD]T))\s*$/i

type Filter = (this: { context: { environments: object } }, value: unknown, ...args: unknown[]) => unknown

/** Makes `date`, `date_to_xmlschema` and `date_to_rfc822` take "now" and the zone from the data instead of this process. */
export function registerDateFilters(liquid: Liquid): void {
  for (const name of ['date', 'date_to_xmlschema', 'date_to_rfc822']) {
    const original = liquid.filters['date']
    if (typeof original !== 'function') throw new Error('Liquid has no date filter')
    const fixedFormat = fixedFormats[name]
    const filter: Filter = function dateInZone(value, format, zone) {
      const data = this.context.environments as { now?: unknown; timeZone?: unknown }
      const at = value === 'now' || value === 'today' ? data.now ?? value : value
      const inZone = zone ?? (isFloating(at) ? 'UTC' : typeof data.timeZone === 'string' ? data.timeZone : 'UTC')
      return (original as Filter).call(this, at, fixedFormat ?? format, inZone)
    }
    liquid.registerFilter(name, filter as Parameters<Liquid['registerFilter']>[1])
  }
}

const fixedFormats: Readonly<Record<string, string>> = { date_to_xmlschema: '%Y-%m-%dT%H:%M:%S%:z', date_to_rfc822: '%a, %d %b %Y %H:%M:%S %z' }

const isFloating = (value: unknown): boolean => typeof value === 'string' && value !== 'now' && value !== 'today' && !/^\d+$/.test(value) && !hasZone.test(value)
