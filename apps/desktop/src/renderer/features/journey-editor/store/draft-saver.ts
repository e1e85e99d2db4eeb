import type { JourneyDocument } from '@sendero/flow-engine/document'

export type SaveState =
  | { readonly kind: 'saved' }
  /** Changes that are on their way, or wait for the pause in which they are sent. */
  | { readonly kind: 'saving'; readonly changes: number }
  | { readonly kind: 'offline'; readonly changes: number }
  /** Somebody else saved first; nothing is sent until a person has chosen. */
  | { readonly kind: 'conflict' }
  /** The server does not take it, for a reason that trying again does not change. */
  | { readonly kind: 'refused'; readonly message: string }

export type SaveAnswer =
  | { readonly kind: 'done'; readonly revision: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly message: string }

export interface SaverDeps {
  send(document: JourneyDocument, revision: number): Promise<SaveAnswer>
  onState(state: SaveState): void
  /** What is saved now is known to the server as this revision. */
  onSaved(revision: number): void
}

export interface DraftSaver {
  /** Tells of the document after a change. */
  changed(document: JourneyDocument): void
  /** Sends what waits at once: before leaving, before publishing. Resolves when nothing is on its way any more. */
  flush(): Promise<void>
  /** Stops sending: both sides are looked at first. */
  conflicted(): void
  /** Goes on from a revision of the server; `document` is what should be there, null when it is what is there. */
  rebase(revision: number, document: JourneyDocument | null): void
  revision(): number
  stop(): void
}

const pauseMs = 800
const retryMs = [2000, 4000, 8000, 15_000, 30_000]

/** Saves a draft in the pauses of editing, one request at a time, each based on the revision the one before it made. */
export const createDraftSaver = (start: { readonly revision: number }, deps: SaverDeps): DraftSaver => new PausingSaver(start.revision, deps)

class PausingSaver implements DraftSaver {
  readonly #deps: SaverDeps
  #revision: number
  #waiting: JourneyDocument | null = null
  #changes = 0
  #blockedBy: 'conflict' | 'refusal' | null = null
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null

  constructor(revision: number, deps: SaverDeps) {
    this.#revision = revision
    this.#deps = deps
  }

  // Handed on one by one, so they keep their saver.
  readonly revision = (): number => this.#revision
  readonly stop = (): void => { clearTimeout(this.#timer) }

  readonly changed = (document: JourneyDocument): void => {
    this.#waiting = document
    this.#changes += 1
    if (this.#blockedBy === 'conflict') return
    // What was refused may be what has been changed now.
    this.#blockedBy = null
    if (this.#failures > 0) return this.#deps.onState({ kind: 'offline', changes: this.#changes })
    this.#deps.onState({ kind: 'saving', changes: this.#changes })
    this.#schedule(pauseMs)
  }

  readonly flush = async (): Promise<void> => {
    // What was changed while a request was on its way follows right behind it.
    for (let tries = 0; tries < 3 && (this.#sending !== null || this.#waiting !== null) && this.#blockedBy === null; tries += 1) await this.#send()
  }

  readonly conflicted = (): void => { this.#block('conflict', { kind: 'conflict' }) }

  readonly rebase = (revision: number, document: JourneyDocument | null): void => {
    this.#revision = revision
    this.#blockedBy = null
    this.#failures = 0
    this.#waiting = document
    this.#changes = document === null ? 0 : Math.max(1, this.#changes)
    if (document === null) this.#deps.onState({ kind: 'saved' })
    else void this.#send()
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { void this.#send() }, ms)
  }

  #block(by: 'conflict' | 'refusal', state: SaveState): void {
    this.#blockedBy = by
    clearTimeout(this.#timer)
    this.#deps.onState(state)
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#sending !== null) return this.#sending
    if (this.#waiting === null || this.#blockedBy !== null) return
    const [document, sent] = [this.#waiting, this.#changes]
    this.#waiting = null
    this.#deps.onState({ kind: 'saving', changes: sent })
    this.#sending = this.#deps.send(document, this.#revision).then((answer) => {
      this.#sending = null
      if (answer.kind === 'done') this.#saved(answer.revision, sent)
      else this.#unsaved(answer, document)
    })
    return this.#sending
  }

  #saved(revision: number, sent: number): void {
    this.#failures = 0
    this.#revision = revision
    this.#changes -= sent
    this.#deps.onSaved(revision)
    if (this.#waiting === null) this.#deps.onState({ kind: 'saved' })
    else this.#schedule(0)
  }

  #unsaved(answer: Exclude<SaveAnswer, { kind: 'done' }>, document: JourneyDocument): void {
    // Unless something newer waits already.
    this.#waiting ??= document
    switch (answer.kind) {
      case 'unreachable':
        this.#schedule(retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? pauseMs)
        this.#failures += 1
        return this.#deps.onState({ kind: 'offline', changes: this.#changes })
      case 'conflict': return this.#block('conflict', { kind: 'conflict' })
      case 'refused': return this.#block('refusal', { kind: 'refused', message: answer.message })
    }
  }
}
