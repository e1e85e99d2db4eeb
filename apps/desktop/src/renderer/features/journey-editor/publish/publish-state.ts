import type { JourneyFacts } from '../store/editor-state.ts'

export interface PublishState {
  readonly label: string
  /** `problems`: something blocks. `ready`: there is something to publish. `done`: what is published is what is drawn. */
  readonly kind: 'problems' | 'ready' | 'done'
}

/** What the button says. `blocking`: how many problems keep the draft from being published. */
export function publishState({ publishedVersion, hasUnpublishedChanges, status }: JourneyFacts, blocking: number): PublishState {
  const isPublished = publishedVersion !== null && !hasUnpublishedChanges && status !== 'stopped'
  if (isPublished) return { kind: 'done', label: `Version ${publishedVersion} ${status === 'paused' ? 'is paused' : 'is live'}` }
  if (blocking > 0) return { kind: 'problems', label: `Fix ${blocking} to publish` }
  if (publishedVersion === null) return { kind: 'ready', label: 'Publish' }
  return { kind: 'ready', label: status === 'stopped' ? 'Publish again' : `Publish version ${publishedVersion + 1}` }
}

/** What becomes of the journey and of the people in it, one sentence each. */
export function consequences({ status, people, publishedVersion }: JourneyFacts, countOf: (count: number, one: string, many: string) => string): string[] {
  return [
    ...(people > 0 && publishedVersion !== null ? [`${countOf(people, 'person in it finishes', 'people in it finish')} on the version they entered.`] : []),
    ...(status === 'paused' ? ['The journey stays paused: nobody enters until you resume it.'] : []),
    ...(status === 'stopped' ? ['The journey becomes live again.'] : []),
  ]
}
