import type { Page } from 'playwright-core'
import type { Answers } from './answers.ts'

/** A page in a workspace full of demo data, and what a screen needs to find its way in it. */
export interface Stage {
  readonly page: Page
  /** Opens an address of the app afresh, e.g. `/segments`. The answers stand for those of the server until the next visit. */
  visit(address: string, answers?: Answers): Promise<void>
  /** What a REST address answers to who is signed in. */
  rest<Body>(address: string): Promise<Body>
}

/** Something a person sees, and the way to it with mouse and keyboard. Each begins at an address, so that they can be opened in any order, and changes nothing that others show. */
export interface Screen {
  /** Names the picture: lower case, words joined by hyphens. */
  readonly name: string
  open(stage: Stage): Promise<void>
}
