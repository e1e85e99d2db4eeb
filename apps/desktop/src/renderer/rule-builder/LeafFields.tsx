import type { Leaf } from '@sendero/flow-engine/segment'
import { AnniversaryFields } from './AnniversaryFields.tsx'
import { ConsentFields, ReachableFields } from './ChannelFields.tsx'
import { EventFields } from './EventFields.tsx'
import { ListFields } from './ListFields.tsx'
import { MessageFields } from './MessageFields.tsx'
import { SampleFields } from './SampleFields.tsx'
import { SegmentFields } from './SegmentFields.tsx'
import { SequenceFields } from './SequenceFields.tsx'
import { TraitFields } from './TraitFields.tsx'
import type { PartIssue } from './draft-issues.ts'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

interface Props extends LeafFieldsProps<Leaf> {
  readonly issues: readonly PartIssue[]
  readonly showIssues: boolean
}

/** The fields of a condition, whatever it is about. */
export function LeafFields({ leaf, issues, showIssues, ...fields }: Props) {
  if ('trait' in leaf) return <TraitFields leaf={leaf} {...fields} />
  if ('anniversary' in leaf) return <AnniversaryFields leaf={leaf} {...fields} />
  if ('message' in leaf) return <MessageFields leaf={leaf} {...fields} />
  if ('sequence' in leaf) return <SequenceFields leaf={leaf} {...fields} issues={issues} showIssues={showIssues} />
  if ('segment' in leaf) return <SegmentFields leaf={leaf} {...fields} />
  if ('consent' in leaf) return <ConsentFields leaf={leaf} {...fields} />
  if ('reachable' in leaf) return <ReachableFields leaf={leaf} {...fields} />
  if ('sample' in leaf) return <SampleFields leaf={leaf} {...fields} />
  return 'list' in leaf ? <ListFields leaf={leaf} {...fields} /> : <EventFields leaf={leaf} {...fields} issues={issues} showIssues={showIssues} />
}
