import { resolveTxt } from 'node:dns/promises'
import { z } from 'zod'
import type { Tx } from '../../../db/postgres.ts'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { dkimPlace } from '../mail-route.ts'
import { deleteDkimKey, loadMailSettings, saveDkimKey } from '../mail-settings-repository.ts'
import { dkimRecord, makeDkimKeys } from '../sign-mail.ts'

const view = z.object({ key: z.object({ domain: z.string(), selector: z.string(), record: z.object({ name: z.string(), value: z.string() }), createdAt: z.string() }).nullable() })

async function toView(tx: Tx): Promise<z.infer<typeof view>> {
  const { dkim } = await loadMailSettings(tx)
  return { key: dkim === null ? null : { domain: dkim.domain, selector: dkim.selector, record: dkimRecord(dkim), createdAt: instantText(dkim.createdAt) } }
}

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const isDomain = (text: string): boolean => text.length <= 253 && text.includes('.') && text.split('.').every((part) => label.test(part))
const isSelector = (text: string): boolean => text.length <= 63 && text.split('.').every((part) => label.test(part))

export const getDkim = defineProcedure({
  id: 'dkim.get',
  kind: 'query',
  permission: 'workspace:write',
  summary: 'Get the DKIM key that mails of the workspace are signed with, as the DNS record to publish',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'GET', path: '/workspace/dkim', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId }) => deps.db.withWorkspace(workspaceId, toView),
})

export const setDkim = defineProcedure({
  id: 'dkim.set',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Make a DKIM key for a domain and sign all mail with it from now on; it takes the place of the key before',
  input: z.strictObject({
    domain: z.string().trim().toLowerCase().refine(isDomain, 'Use the domain of your sender address, such as example.com.'),
    selector: z.string().trim().toLowerCase().refine(isSelector, 'Use letters, digits and hyphens.').default('sendero'),
  }),
  output: view,
  rest: { method: 'PUT', path: '/workspace/dkim', status: 200, tag: 'Workspace' },
  async run({ deps, workspaceId, actor }, { domain, selector }) {
    const { privateKey, publicKey } = await makeDkimKeys()
    return deps.db.withWorkspace(workspaceId, async (tx) => {
      await saveDkimKey(tx, { domain, selector, publicKey, privateKeyCipher: deps.secrets.encrypt(dkimPlace(workspaceId), privateKey) })
      await recordAudit(tx, { actor: actorName(actor), action: 'dkim.set', target: null, data: { domain, selector } })
      return toView(tx)
    })
  },
})

export const clearDkim = defineProcedure({
  id: 'dkim.clear',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Forget the DKIM key: mail is no longer signed here',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'DELETE', path: '/workspace/dkim', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId, actor }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    if (await deleteDkimKey(tx)) await recordAudit(tx, { actor: actorName(actor), action: 'dkim.clear', target: null, data: {} })
    return toView(tx)
  }),
})

export const checkDkim = defineProcedure({
  id: 'dkim.check',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Look in the DNS whether the record of the DKIM key is published',
  input: z.strictObject({}),
  output: z.object({ state: z.enum(['published', 'different', 'missing', 'unreachable']), found: z.string().nullable() }),
  rest: { method: 'POST', path: '/workspace/dkim/check', status: 200, tag: 'Workspace' },
  async run({ deps, workspaceId }) {
    const { dkim } = await deps.db.withWorkspace(workspaceId, loadMailSettings)
    if (dkim === null) throw new AppError('WRONG_STATE', 'There is no DKIM key yet.')
    const found = await recordsAt(dkimRecord(dkim).name)
    if (found === null) return { state: 'unreachable' as const, found: null }
    const own = found.find((text) => text.replace(/\s/g, '').includes(`p=${dkim.publicKey}`))
    if (own !== undefined) return { state: 'published' as const, found: own }
    return { state: found.length > 0 ? 'different' as const : 'missing' as const, found: found[0] ?? null }
  },
})

/** Null when no name server answered. */
async function recordsAt(name: string): Promise<string[] | null> {
  try {
    // Long texts come in pieces of 255 bytes.
    return (await resolveTxt(name)).map((pieces) => pieces.join(''))
  } catch (error) {
    const { code } = error as { code?: string }
    return code === 'ENOTFOUND' || code === 'ENODATA' ? [] : null
  }
}
