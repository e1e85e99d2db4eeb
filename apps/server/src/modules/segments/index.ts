// Who belongs to which segment: kept up to date with every event and trait, computed in ClickHouse when a rule is new.
export { updateMemberships } from './update-memberships.ts'
export type { SegmentChange } from './apply-answers.ts'
export { segmentsOf } from './segments-of.ts'
export { segmentMembers } from './segment-members.ts'
export { loadRunFacts } from './load-run-facts.ts'
export { shareMemberships } from './membership-locks.ts'
export { loadSegment } from './segments-repository.ts'
