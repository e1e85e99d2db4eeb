import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Rule } from '@sendero/flow-engine/segment'

/** What a person wants people to do: what the gallery is filtered by. */
export type Purpose = 'begin' | 'sell' | 'keep' | 'back'

/** Something a starter looks at that this workspace may not have, and what it is for: `when somebody puts something into the cart`. */
export type Need =
  | { readonly kind: 'event'; readonly name: string; readonly about: string }
  | { readonly kind: 'trait'; readonly path: string; readonly about: string }
  /** A segment is a rule, so it can be made here: `id` stands for it in the document until one is chosen. */
  | { readonly kind: 'segment'; readonly id: string; readonly name: string; readonly about: string; readonly rule: Rule }
  /** Marketing mail goes to those who have subscribed. */
  | { readonly kind: 'consent'; readonly about: string }

/** A mail that a person has to write or choose: the name of its step, and what belongs into it. */
interface Mail { readonly step: string; readonly about: string }

/** A journey to begin with. It works as it stands but for what only the person has: the contents of its mails. */
export interface Starter {
  readonly id: string
  readonly title: string
  readonly purpose: Purpose
  /** One sentence: what it does. */
  readonly does: string
  /** Why it is built as it is. */
  readonly why: string
  readonly needs: readonly Need[]
  readonly mails: readonly Mail[]
  readonly document: JourneyDocument
}

export const eventNeed = (name: string, about: string): Need => ({ kind: 'event', name, about })
export const traitNeed = (path: string, about: string): Need => ({ kind: 'trait', path, about })
/** What every starter needs: marketing mail is passed over for who has not subscribed. */
export const consentNeed: Need = { kind: 'consent', about: 'Mails go only to people who have subscribed to marketing e-mail. The others walk through the same steps and are passed over at each mail.' }
