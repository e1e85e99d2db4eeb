import type { Logger } from 'pino'
import { AppError } from '../errors/app-error.ts'
import { ChildLane } from './child-lane.ts'
import type { Outcome, Task } from './child-lane.ts'
import { failed, noCodeFromText, packed } from './render-requests.ts'
import type { ContentRenderer, RenderRequest, RenderResult } from './renderer.ts'

/** Every keystroke is another template: none is remembered as a suspect, and none is tried a second time. */
const limits = { renderMs: 2_000, compileMs: 15_000 } as const

export interface DraftRenderer {
  until(signal: AbortSignal): ContentRenderer
  close(): void
}

/** Two children for what authors try out, started at the first draft and ended soon after the last. What nobody waits for any more is not begun. */
export function openDraftRenderer({ log }: { readonly log: Logger }): DraftRenderer {
  const lane = new ChildLane({ heapMegabytes: 64, silenceMs: limits.renderMs, idleMs: 60_000, execArgv: noCodeFromText })
  const compiler = new ChildLane({ heapMegabytes: 256, silenceMs: limits.compileMs, idleMs: 60_000, loadsMjml: true })

  const run = async (task: Task, signal: AbortSignal): Promise<Outcome> => {
    if (signal.aborted) throw new AppError('SUPERSEDED')
    const outcome = await (task.kind === 'render' ? lane : compiler).run(task, signal)
    if (signal.aborted || outcome.kind === 'dropped') throw new AppError('SUPERSEDED')
    if (outcome.kind !== 'done') log.warn({ outcome: outcome.kind, task: task.kind }, 'A draft had to be stopped')
    return outcome
  }
  const renderOne = async (request: RenderRequest, signal: AbortSignal): Promise<RenderResult> => {
    const outcome = await run({ kind: 'render', ...packed([request]) }, signal)
    if (outcome.kind === 'hung') return failed('TEMPLATE_TIMEOUT', `Rendering took longer than ${limits.renderMs} ms`)
    if (outcome.kind === 'done' && outcome.reply.kind === 'rendered' && outcome.reply.results[0]) return outcome.reply.results[0]
    return failed('TEMPLATE_LIMIT', 'The template needs too much memory')
  }

  return {
    until: (signal) => ({
      async render(requests) {
        const results: RenderResult[] = []
        for (const request of requests) results.push(await renderOne(request, signal))
        return results
      },
      async compileMjml(source) {
        const outcome = await run({ kind: 'mjml', source }, signal)
        if (outcome.kind === 'done' && outcome.reply.kind === 'compiled') return outcome.reply.result
        return { ok: false, errors: [{ line: null, message: 'The MJML is too large or too deeply nested to compile' }] }
      },
      async htmlToText(html) {
        const outcome = await run({ kind: 'text', html }, signal)
        return outcome.kind === 'done' && outcome.reply.kind === 'converted' ? outcome.reply.text : null
      },
    }),
    close() {
      lane.close()
      compiler.close()
    },
  }
}
