import type { DateRange } from '@sendero/ui'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** What is read off the canvas. It lives in the address, so that what one sees can be sent to somebody else. */
export interface Reading {
  readonly isOn: boolean
  readonly range: DateRange
  /** Null: people of all versions. */
  readonly version: number | null
  /** Id of the customer whose path is lit; null: everybody's numbers. */
  readonly person: string | null
  /** What the numbers are compared with. */
  readonly against: Against
}

export type Against = { readonly kind: 'none' } | { readonly kind: 'previous' } | { readonly kind: 'version'; readonly version: number }

const allTime: DateRange = { kind: 'preset', preset: 'all' }

export function useReading(): Reading & { readonly change: (part: Partial<Reading>) => void } {
  const [params, setParams] = useSearchParams()
  const change = useCallback((part: Partial<Reading>) => {
    setParams((before) => writeReading(before, { ...readReading(before), ...part }), { replace: true })
  }, [setParams])
  return { ...readReading(params), change }
}

export function readReading(params: URLSearchParams): Reading {
  const version = Number(params.get('version'))
  const person = params.get('person')
  const isVersion = Number.isSafeInteger(version) && version > 0
  return { isOn: params.get('view') === 'numbers' || person !== null || isVersion, range: readRange(params.get('range')), version: isVersion ? version : null, person, against: readAgainst(params.get('against')) }
}

/** Whatever else the address holds stays; switched off, nothing of it is left. */
export function writeReading(before: URLSearchParams, { isOn, range, version, person, against }: Reading): URLSearchParams {
  const params = new URLSearchParams(before)
  for (const name of ['view', 'range', 'version', 'person', 'against']) params.delete(name)
  if (!isOn) return params
  params.set('view', 'numbers')
  if (range.kind === 'days') params.set('range', `${range.from}..${range.to}`)
  else if (range.preset !== 'all') params.set('range', range.preset)
  if (version !== null) params.set('version', String(version))
  if (person !== null) params.set('person', person)
  if (against.kind !== 'none') params.set('against', againstText(against))
  return params
}

const presets = ['24h', '7d', '30d']

function readRange(text: string | null): DateRange {
  if (text === null) return allTime
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  if (from !== undefined && to !== undefined) return { kind: 'days', from, to }
  return presets.includes(text) ? { kind: 'preset', preset: text } : allTime
}

export const againstText = (against: Against): string => (against.kind === 'version' ? `v${against.version}` : against.kind)

export function readAgainst(text: string | null): Against {
  if (text === 'previous') return { kind: 'previous' }
  const [, version] = /^v([1-9]\d{0,8})$/.exec(text ?? '') ?? []
  return version === undefined ? { kind: 'none' } : { kind: 'version', version: Number(version) }
}
