import type { NodeConfigs } from '@sendero/flow-engine/document'
import { dayWords, momentWords } from '../date-words.ts'

export function waitUntilSummary({ date, offset, time, yearly }: NodeConfigs['waitUntil']): string {
  const named = date.from === 'fixed' ? dayWords(date.day) : date.path
  if (named === '') return 'No date yet'
  return `${momentWords(named, offset)}${time === undefined ? '' : `, ${time}`}${yearly ? ', yearly' : ''}`
}
