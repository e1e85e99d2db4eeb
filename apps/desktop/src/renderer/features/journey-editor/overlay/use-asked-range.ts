import { useState } from 'react'
import { shownTimeZone } from '../../../base/time.ts'
import { useNumbers } from './numbers-store.ts'
import { fixedRange, rangeQuery } from './range-query.ts'
import { useReading } from './reading.ts'

/** The range and version of the numbers for a list beside them. A moving range stands still while the list is open, by the clock of the workspace. */
export function useAskedRange(): { readonly from?: string; readonly to?: string; readonly version?: number } {
  const { range, version } = useReading()
  const asOf = useNumbers((state) => state.numbers?.asOf ?? null)
  const [opened] = useState(() => (asOf === null ? Date.now() : Date.parse(asOf)))
  return { ...fixedRange(rangeQuery(range, shownTimeZone()), opened), ...(version === null ? {} : { version }) }
}
