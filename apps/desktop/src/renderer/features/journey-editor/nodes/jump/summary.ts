import type { NodeConfigs } from '@sendero/flow-engine/document'
import type { NameOf } from '../node-view.ts'

export function jumpSummary({ to }: NodeConfigs['jump'], nameOf: NameOf): string {
  const name = to === '' ? null : nameOf(to)
  return to === '' ? 'No step yet' : name === null ? 'To a step that is gone' : `Go to “${name}”`
}
