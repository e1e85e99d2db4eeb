import type { NodeConfigs } from '@sendero/flow-engine/document'
import type { NameOf } from '../node-view.ts'

export function listSummary({ listId, action }: NodeConfigs['list'], nameOf: NameOf): string {
  if (listId === '') return 'No list yet'
  return `${action === 'add' ? 'Put on' : 'Take off'} ${nameOf(listId) ?? 'a list'}`
}
