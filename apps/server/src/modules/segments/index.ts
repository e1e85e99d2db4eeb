import { archiveSegment } from './procedures/archive-segment.ts'
import { copySegmentToList } from './procedures/copy-segment-to-list.ts'
import { countRuleConditions } from './procedures/count-rule-conditions.ts'
import { countSegment } from './procedures/count-segment.ts'
import { countUnsavedRule } from './procedures/count-unsaved-rule.ts'
import { createSegment } from './procedures/create-segment.ts'
import { explainSegment } from './procedures/explain-segment.ts'
import { getSegment } from './procedures/get-segment.ts'
import { getSegmentHistory } from './procedures/get-segment-history.ts'
import { listSegmentCustomers } from './procedures/list-segment-customers.ts'
import { listSegments } from './procedures/list-segments.ts'
import { overlapSegments } from './procedures/overlap-segments.ts'
import { previewRule } from './procedures/preview-rule.ts'
import { refreshSegment as refreshSegmentProcedure } from './procedures/refresh-segment.ts'
import { restoreSegment } from './procedures/restore-segment.ts'
import { updateSegment } from './procedures/update-segment.ts'

// Who belongs to which segment: kept up to date with every event and trait, computed in ClickHouse when a rule is new.
export { changeMemberships, updateMemberships } from './update-memberships.ts'
export { changeZone } from './change-zone.ts'
export type { SegmentChange } from './apply-answers.ts'
export { segmentsOf } from './segments-of.ts'
export { segmentMembers } from './segment-members.ts'
export { sampleMembers } from './sample-members.ts'
export { sampleRule } from './sample-rule.ts'
export { segmentNames } from './segment-names-repository.ts'
export { membersBefore } from './members-before.ts'
export { joinedAt } from './joined-at.ts'
export { loadRunFacts } from './load-run-facts.ts'
export { refreshSegment } from './refresh-segment.ts'
export { refreshDueSegments } from './refresh-due-segments.ts'
export { countMemberships, loadRevisions as listLiveSegments, loadSegment } from './segments-repository.ts'
export { missingMailSources } from './mail-sources-repository.ts'
export { shareMemberships } from './membership-locks.ts'

export const segmentProcedures = [
  listSegments, createSegment, countUnsavedRule, getSegment, updateSegment, archiveSegment, restoreSegment, previewRule, countRuleConditions, countSegment, getSegmentHistory, refreshSegmentProcedure,
  listSegmentCustomers, copySegmentToList, explainSegment, overlapSegments,
] as const
