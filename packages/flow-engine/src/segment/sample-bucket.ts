import { basisPoints } from '../model/percent.ts'
import { splitBucket } from '../model/split-bucket.ts'
import { storableText } from './normalize-text.ts'
import type { SampleCondition } from './rule-structure.ts'

/** What stands in the hash of a sample where a split has its node: sql/customers-in-sample hashes the same text. */
export const sampleNode = 'sample'

/** Where somebody (public id) falls in the sample of a name, 0 to 9999, by the hash of percentage splits. */
export const sampleBucket = ({ sample }: Pick<SampleCondition, 'sample'>, customerId: string): number => splitBucket(storableText(sample), sampleNode, customerId)

export const isInSample = (condition: SampleCondition, customerId: string): boolean => sampleBucket(condition, customerId) < basisPoints(condition.percent)
