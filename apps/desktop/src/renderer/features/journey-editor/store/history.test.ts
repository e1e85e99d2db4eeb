import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { applyCommand, type DocumentCommand } from '../kernels/document/command.ts'
import { renameStep } from '../kernels/document/intents/configure-steps.ts'
import { noHistory, recorded, redone, undone, type History } from './history.ts'

const start = journey().wait('w', 'P1D').document()

function rename(name: string): DocumentCommand {
  const intent = renameStep(start, { id: 'w', name })
  if (!intent.ok) throw new Error(intent.reason)
  return { id: name, label: intent.label, edits: intent.edits, mergeKey: intent.mergeKey }
}

/** Names typed at the given times, one command each. */
function typed(names: readonly (readonly [name: string, at: number])[]): { history: History; document: typeof start } {
  return names.reduce(({ history, document }, [name, at]) => {
    const command = rename(name)
    return { history: recorded(history, command, { before: document, at }), document: applyCommand(document, command) }
  }, { history: noHistory, document: start })
}

const nameOf = (document: typeof start): string | undefined => document.nodes[0]?.name

describe('the history', () => {
  it('takes a burst of typing back in one go, to before its first letter', () => {
    const { history, document } = typed([['W', 0], ['We', 300], ['Wel', 700]])
    expect(history.past).toHaveLength(1)
    expect(history.past[0]?.redo.edits).toHaveLength(1)
    expect(undone(history, document)?.document).toEqual(start)
  })

  it('starts a new step after a pause', () => {
    const { history, document } = typed([['One', 0], ['Two', 5000]])
    const back = undone(history, document)
    expect(nameOf(back?.document ?? start)).toBe('One')
    expect(back?.entry.redo.label).toBe('rename Wait')
  })

  it('does again what was undone, until something else is done', () => {
    const { history, document } = typed([['One', 0], ['Two', 5000]])
    const back = undone(history, document)
    if (back === null) throw new Error('nothing to undo')
    expect(redone(back.history, back.document)?.document).toEqual(document)
    const other = recorded(back.history, rename('Three'), { before: back.document, at: 9000 })
    expect(redone(other, back.document)).toBeNull()
  })

  it('keeps the last 500 steps', () => {
    const { history } = typed(Array.from({ length: 600 }, (_, at) => [`Name ${at}`, at * 10_000] as const))
    expect(history.past).toHaveLength(500)
    expect(history.past[0]?.redo.id).toBe('Name 100')
  })

  it('comes back from JSON as it was', () => {
    const { history, document } = typed([['One', 0], ['Two', 5000]])
    const read = JSON.parse(JSON.stringify(history)) as History
    expect(undone(read, document)?.document).toEqual(undone(history, document)?.document)
  })
})
