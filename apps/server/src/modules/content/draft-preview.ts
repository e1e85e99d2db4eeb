import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { latestWins } from '../../db/query-turns.ts'
import type { Customer } from '../customers/index.ts'
import { templateProblems } from './check-content.ts'
import { compileContent } from './compile-content.ts'
import { loadRecipient, renderForCustomer } from './render-for-customer.ts'
import { previewOf, previewUnsubscribeUrl } from './preview.ts'
import type { Preview } from './preview.ts'
import type { TemplateContent } from './template-version.ts'

interface Question {
  readonly content: TemplateContent
  readonly person: string | Customer
  readonly event: JsonObject | undefined
  /** Who asks: a new question of the same one takes the place of the one under way. */
  readonly asker: string
}

/** What unsaved content would look like: compiled as on saving, rendered as for sending. Throws SUPERSEDED when the same asker asked again. */
export async function previewDraft(deps: Deps, workspaceId: string, { content, person, event, asker }: Question): Promise<Preview> {
  return latestWins(deps.renderer, `${workspaceId} ${asker}`, async (signal) => {
    const renderer = deps.renderer.drafts(signal)
    const recipient = await deps.db.withWorkspace(workspaceId, (tx) => loadRecipient(tx, person))
    const template = { ...content, ...await compileContent(renderer, content) }
    const rendering = await renderForCustomer({ renderer, publicUrl: deps.publicUrl }, { ...recipient, template }, { event, unsubscribeUrl: previewUnsubscribeUrl(deps), tokens: null })
    return previewOf(rendering, { format: content.format, known: templateProblems(template, recipient.workspace) })
  })
}
