import { basisPoints } from '../../model/percent.ts'
import { storableText } from '../normalize-text.ts'
import type { SampleCondition } from '../rule-structure.ts'
import { sampleNode } from '../sample-bucket.ts'
import type { EventScope } from './event-values.ts'
import { all, call, column, compare, parameter } from './sql-tree.ts'
import type { Expression } from './sql-tree.ts'

/** Whether a customer's number is drawn: the hash of sampleBucket, from the ids that belong to the numbers. Numbers of nobody any more may be among them. */
export function customersInSample({ sample, percent }: SampleCondition, { workspaceId }: EventScope): Expression {
  const publicId = call('replaceAll', call('toString', column('customer_id')), parameter('String', '-'), parameter('String', ''))
  const hash = call('murmurHash3_32', call('concat', parameter('String', `${storableText(sample)}:${sampleNode}:cus_`), publicId))
  const bucket: Expression = { kind: 'arithmetic', by: '%', left: hash, right: parameter('UInt64', 10_000) }
  return {
    kind: 'inSelect', column: 'number', isNegated: false,
    select: {
      columns: [{ value: column('number') }],
      // An id never gets another number: whichever copy of a row is read says the same.
      from: { kind: 'table', name: 'customer_ids', isFinal: false },
      where: all([compare(column('workspace_id'), '=', parameter('UUID', workspaceId)), compare(bucket, '<', parameter('UInt64', basisPoints(percent)))]),
    },
  }
}
