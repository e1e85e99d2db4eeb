import type { JourneyDocument } from '@sendero/flow-engine'

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
// eslint-disable-next-line max-lines-per-function -- one state machine: its states and what moves them are only understood side by side
export function createDraftSaver(start: { readonly revision: number }, deps: SaverDeps): DraftSaver {
  let revision = start.revision
  let waiting: JourneyDocument | null = null
  let changes = 0
  let blockedBy: 'conflict' | 'refusal' | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | null = null

  const schedule = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => { void send() }, ms)
  }
  const block = (by: 'conflict' | 'refusal', state: SaveState): void => { blockedBy = by; clearTimeout(timer); deps.onState(state) }

  const receive = (answer: SaveAnswer, document: JourneyDocument, sent: number): void => {
    switch (answer.kind) {
      case 'done':
        failures = 0
        revision = answer.revision
        changes -= sent
        deps.onSaved(revision)
        if (waiting !== null) return schedule(0)
        return deps.onState({ kind: 'saved' })
      case 'unreachable':
        waiting ??= document
        schedule(retryMs[Math.min(failures, retryMs.length - 1)] ?? pauseMs)
        failures += 1
        return deps.onState({ kind: 'offline', changes })
      case 'conflict':
        waiting ??= document
        return block('conflict', { kind: 'conflict' })
      case 'refused':
        waiting ??= document
        return block('refusal', { kind: 'refused', message: answer.message })
    }
  }

  const send = async (): Promise<void> => {
    clearTimeout(timer)
    if (sending !== null) return sending
    if (waiting === null || blockedBy !== null) return
    const [document, sent] = [waiting, changes]
    waiting = null
    deps.onState({ kind: 'saving', changes })
    sending = deps.send(document, revision).then((answer) => { sending = null; receive(answer, document, sent) })
    return sending
  }

  return {
    changed: (document) => {
      waiting = document
      changes += 1
      if (blockedBy === 'conflict') return
      // What was refused may be what has been changed now.
      blockedBy = null
      if (failures === 0) { deps.onState({ kind: 'saving', changes }); schedule(pauseMs) } else deps.onState({ kind: 'offline', changes })
    },
    flush: async () => {
      // What was changed while a request was on its way follows right behind it.
      for (let tries = 0; tries < 3 && (sending !== null || waiting !== null) && blockedBy === null; tries += 1) await send()
    },
    conflicted: () => { block('conflict', { kind: 'conflict' }) },
    rebase: (at, document) => {
      revision = at
      blockedBy = null
      failures = 0
      waiting = document
      changes = document === null ? 0 : Math.max(1, changes)
      if (document === null) deps.onState({ kind: 'saved' })
      else void send()
    },
    revision: () => revision,
    stop: () => { clearTimeout(timer) },
  }
}
