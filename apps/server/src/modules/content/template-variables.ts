import type { Deps } from '../../deps.ts'
import { seenProperties, seenTraits } from '../catalogue/index.ts'
import type { SeenTrait } from '../catalogue/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { previewUnsubscribeUrl } from './preview.ts'

interface TemplateVariable {
  /** As it is written in Liquid. */
  readonly path: string
  readonly source: 'customer' | 'event' | 'workspace' | 'message'
  readonly types: SeenTrait['types']
  readonly share: number
  readonly examples: readonly string[]
}

/** Everything messageContext gives to a template, with what was really seen there. */
export async function templateVariables(deps: Deps, workspaceId: string, asked: { readonly withTraits: boolean; readonly event: string | undefined }): Promise<TemplateVariable[]> {
  const { workspace, now } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const traits = asked.withTraits ? await seenTraits(deps, workspaceId) : []
  const properties = asked.event === undefined ? [] : await seenProperties(deps, workspaceId, asked.event)
  const always = (path: string, source: TemplateVariable['source'], example: string): TemplateVariable => ({ path, source, types: ['text'], share: 1, examples: example === '' ? [] : [example] })
  return [
    ...traits.filter(({ path }) => path !== 'id' && path !== 'userId').map(({ path, types, share, examples }): TemplateVariable => ({ path: liquidPath('customer', path), source: 'customer', types, share, examples })),
    always('customer.id', 'customer', 'cus_01890a5d4e6f7a8b9c0d1e2f3a4b5c6d'),
    always('customer.userId', 'customer', ''),
    ...properties.map(({ path, types, share, examples }): TemplateVariable => ({ path: liquidPath('event', path), source: 'event', types, share, examples })),
    always('workspace.name', 'workspace', workspace.name),
    always('workspace.postalAddress', 'workspace', workspace.postalAddress),
    always('unsubscribe_url', 'message', previewUnsubscribeUrl(deps)),
    { ...always('now', 'message', new Date(now).toISOString()), types: ['date'] },
    always('timeZone', 'message', workspace.timeZone),
  ]
}

/** A name that is no word has to stand in brackets. */
function liquidPath(root: string, path: string): string {
  return root + path.split('.').map((name) => (/^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`)).join('')
}
