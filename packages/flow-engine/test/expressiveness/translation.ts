import type { JourneyDocument } from '../../src/document.ts'
import type { JsonObject } from '../../src/index.ts'
import type { JourneyBuilder, StoryLine, StoryTeller } from '../../src/testing/index.ts'

/** What a translation cannot say as the source does. A word for the page, and why. */
export const differences = {
  'other channels': 'Text messages, in-app messages and audiences of advertisers are no channels of their own: a webhook hands the person to whoever sends them, and their consent is not looked at here.',
  'platform event': 'The source listens to its own platform. Here the shop or site sends the same as an event of that name.',
  'goal without an end': 'The source counts a conversion and leaves the person in the journey. Here a goal ends the run; a wait for the event counts who did it on its way out, but not as converted.',
  'same key': 'A run can be kept per value of the event that started it, such as an appointment; later events cannot be compared with that value. Any such event of the person ends the wait, whichever appointment it is about.',
  'not told': 'The source only describes the journey in words or leaves placeholders; it is drawn by the words.',
} as const

type Difference = keyof typeof differences

interface Story {
  /** Who goes through, in words. */
  readonly who: string
  readonly lines: readonly StoryLine[]
  readonly teller?: Omit<StoryTeller, 'plan' | 'start'>
}

/** A journey of another product or a written use case, drawn as one of ours in our own words. */
export interface Translation {
  /** As the source names it, so that it can be found there. */
  readonly name: string
  readonly document: JourneyDocument
  readonly stories: readonly Story[]
  /** For journeys that begin with an event: one that lets people in, and one that does not. */
  readonly enters?: { readonly by: Entering; readonly notBy: Entering }
  readonly differs: readonly Difference[]
}

interface Entering { readonly name: string; readonly properties: JsonObject }

export interface Source { readonly name: string; readonly translations: readonly Translation[] }

export function translation(name: string, drawn: JourneyBuilder, { differs = [], ...more }: Omit<Translation, 'name' | 'document' | 'differs'> & { readonly differs?: readonly Difference[] }): Translation {
  return { name, document: drawn.document(), differs, ...more }
}
