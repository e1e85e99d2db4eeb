import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { hostedPage, pagePolicy } from './hosted-page-html.ts'
import { recordSeen, recordUnsubscribe } from './record-feedback.ts'
import { readToken } from './tokens.ts'

// What the links in mails lead to. Whoever holds a link may use it: no cookie is read or set, and nothing here redirects to
// an address that was not stored when the mail was made.

const bodyLimit = 64 * 1024
/** The link of a preview and of a test send: it shows where the real one leads. */
const previewToken = 'preview'

export async function registerHostedPages(app: FastifyInstance, { deps }: { readonly deps: Deps }): Promise<void> {
  // Mail programs post urlencoded or multipart (RFC 8058, section 3.2); what they send is looked at, never parsed.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => { done(null, body) })
  app.get<{ Params: { token: string } }>('/u/:token', async (request, reply) => showConfirmation(deps, request, reply))
  app.post<{ Params: { token: string } }>('/u/:token', async (request, reply) => unsubscribe(deps, request, reply))
  app.get<{ Params: { file: string } }>('/o/:file', async (request, reply) => open(deps, request, reply))
  app.get<{ Params: { token: string } }>('/c/:token', async (request, reply) => click(deps, request, reply))
}

type TokenRequest = FastifyRequest<{ Params: { token: string } }>

/** Changes nothing: mail scanners open every link. */
async function showConfirmation(deps: Deps, request: TokenRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.params.token === previewToken) return send(reply, 200, { title: 'This is a preview', text: 'In a mail that was really sent, this link lets its reader unsubscribe.' })
  const token = readToken(deps, 'unsubscribe', request.params.token)
  if (!token) return notFound(reply)
  const { workspace } = await deps.db.withWorkspace(token.workspaceId, loadWorkspace)
  return send(reply, 200, { title: `Unsubscribe from ${workspace.name}?`, text: 'You will no longer get marketing e-mail at this address. Messages about things you ordered or asked for may still come.', button: 'Unsubscribe' })
}

/** One click, from a mail program or from the page above. The answer is 200 and never a redirect, also the second time. */
async function unsubscribe(deps: Deps, request: TokenRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.params.token === previewToken) return showConfirmation(deps, request, reply)
  const token = readToken(deps, 'unsubscribe', request.params.token)
  if (!token) return notFound(reply)
  const isOneClick = typeof request.body === 'string' && /List-Unsubscribe/i.test(request.body)
  const done = await recordUnsubscribe(deps, token, { source: isOneClick ? 'one-click' : 'link', requestId: request.id })
  if (done.isNobody) return send(reply, 200, { title: 'Nothing to change', text: 'This was a test mail, or its reader is no longer known to the sender.' })
  return send(reply, 200, { title: 'You are unsubscribed', text: `${done.workspaceName} will not send you any more marketing e-mail.` })
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

async function open(deps: Deps, request: FastifyRequest<{ Params: { file: string } }>, reply: FastifyReply): Promise<FastifyReply> {
  const token = request.params.file.endsWith('.gif') ? readToken(deps, 'open', request.params.file.slice(0, -4)) : null
  if (!token) return notFound(reply)
  // The reader gets the image in any case: a mail must not look broken because counting failed.
  await recordSeen(deps, token, { kind: 'open', isMachine: isMachine(request) }).catch((error: unknown) => { request.log.warn({ err: error }, 'An open could not be recorded') })
  return reply.header('cache-control', 'no-store').header('cross-origin-resource-policy', 'cross-origin').type('image/gif').send(pixel)
}

async function click(deps: Deps, request: TokenRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = readToken(deps, 'click', request.params.token)
  const destination = token && await recordSeen(deps, token, { kind: 'click', isMachine: isMachine(request) })
  if (!destination) return notFound(reply)
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(destination, 302)
}

const scanners = /bot\b|crawler|spider|barracuda|mimecast|proofpoint|urldefense|safelinks|symantec|messagelabs|forcepoint|trendmicro|fireeye|ironport|cloudmark|bitdefender|kaspersky/i

/** Security scanners follow every link before the reader sees the mail. */
const isMachine = (request: FastifyRequest): boolean => request.method === 'HEAD' || scanners.test(request.headers['user-agent'] ?? '')

const notFound = (reply: FastifyReply): FastifyReply => send(reply, 404, { title: 'This link is not valid', text: 'It may have been cut in half when it was copied. Try the link in the mail itself.' })

function send(reply: FastifyReply, status: number, page: Parameters<typeof hostedPage>[0]): FastifyReply {
  return reply.status(status).header('content-security-policy', pagePolicy).header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').type('text/html; charset=utf-8').send(hostedPage(page))
}
