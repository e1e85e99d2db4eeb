import type { Logger } from 'pino'
import { ChildLane } from './child-lane.ts'
import { openDraftRenderer } from './draft-renderer.ts'
import { failed, noCodeFromText, packed } from './render-requests.ts'
import { Suspects } from './suspects.ts'
import type { Renderer, RenderRequest, RenderResult } from './renderer.ts'

const itemsPerTask = 32
/** Longest time one item may take, however it was written. */
const itemMs = 500

/**
 * Two lanes: batches go down the fast one; an item that held up or broke a batch, and every later item of the same template, goes
 * alone down the slow one. So a hostile template costs its own messages their time, and nobody else's. No child runs until there is work.
 */
export function startRenderer({ log }: { readonly log: Logger }): Renderer {
  const fast = new ChildLane({ heapMegabytes: 64, silenceMs: itemMs, idleMs: 120_000, execArgv: noCodeFromText })
  const slow = new ChildLane({ heapMegabytes: 64, silenceMs: itemMs, idleMs: 30_000, execArgv: noCodeFromText })
  // MJML keeps far more in memory and is only needed when a template is saved.
  const compiler = new ChildLane({ heapMegabytes: 256, silenceMs: 15_000, idleMs: 10_000, loadsMjml: true })
  const suspects = new Suspects()
  const drafts = openDraftRenderer({ log })

  const renderAlone = async (request: RenderRequest): Promise<RenderResult> => {
    if (suspects.isBarred(request)) return failed('TEMPLATE_TIMEOUT', 'This template was stopped for taking too long several times; it may try again in a minute')
    const outcome = await slow.run({ kind: 'render', ...packed([request]) })
    if (outcome.kind === 'done' && outcome.reply.kind === 'rendered') {
      const result = outcome.reply.results[0] ?? failed('TEMPLATE_ERROR', 'The template gave no result')
      if (!result.ok && result.code === 'TEMPLATE_TIMEOUT') suspects.strike(request)
      return result
    }
    suspects.strike(request)
    log.warn({ outcome: outcome.kind }, 'A template had to be stopped')
    return outcome.kind === 'hung' ? failed('TEMPLATE_TIMEOUT', `Rendering took longer than ${itemMs} ms`) : failed('TEMPLATE_LIMIT', 'The template needs too much memory')
  }

  const renderTogether = async (requests: readonly RenderRequest[]): Promise<RenderResult[]> => {
    const outcome = await fast.run({ kind: 'render', ...packed(requests) })
    if (outcome.kind !== 'done' || outcome.reply.kind !== 'rendered') return Promise.all(requests.map(renderAlone))
    const { results } = outcome.reply
    // A machine under load can make a good template late: only a second time counts.
    return Promise.all(requests.map(async (request, index) => {
      const result = results[index] ?? failed('TEMPLATE_ERROR', 'The template gave no result')
      return !result.ok && result.code === 'TEMPLATE_TIMEOUT' ? renderAlone(request) : result
    }))
  }

  return {
    async render(requests) {
      const results = new Map<RenderRequest, Promise<RenderResult>>()
      const trusted = requests.filter((request) => !suspects.isSuspect(request))
      for (const request of requests) if (suspects.isSuspect(request)) results.set(request, renderAlone(request))
      for (let from = 0; from < trusted.length; from += itemsPerTask) {
        const chunk = trusted.slice(from, from + itemsPerTask)
        const rendered = renderTogether(chunk)
        chunk.forEach((request, index) => results.set(request, rendered.then((all) => all[index] ?? failed('TEMPLATE_ERROR', 'The template gave no result'))))
      }
      return Promise.all(requests.map(async (request) => await results.get(request) ?? failed('TEMPLATE_ERROR', 'The template gave no result')))
    },
    async compileMjml(source) {
      const outcome = await compiler.run({ kind: 'mjml', source })
      if (outcome.kind === 'done' && outcome.reply.kind === 'compiled') return outcome.reply.result
      return { ok: false, errors: [{ line: null, message: 'The MJML is too large or too deeply nested to compile' }] }
    },
    async htmlToText(html) {
      const outcome = await compiler.run({ kind: 'text', html })
      return outcome.kind === 'done' && outcome.reply.kind === 'converted' ? outcome.reply.text : null
    },
    drafts: (signal) => drafts.until(signal),
    async close() {
      drafts.close()
      for (const lane of [fast, slow, compiler]) lane.close()
    },
  }
}
