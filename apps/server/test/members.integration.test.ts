import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createOwner } from '../src/modules/identity/index.ts'
import { insertWorkspace } from '../src/modules/workspaces/index.ts'
import { openFakeSmtp } from './fake-smtp.ts'
import { openApiWorld } from './api-world.ts'
import type { ApiWorld } from './api-world.ts'

let world: ApiWorld
let workspaceId: string
let slug = ''
let owner: Person
let address = 0

const password = 'correct horse battery'
interface Answer { readonly status: number; readonly body: Record<string, unknown> }
interface Person { readonly email: string; ask(method: string, url: string, body?: unknown): Promise<Answer> }

/** A browser of its own, from an address of its own so that no test uses up the attempts of another. */
function browser(email: string): Person {
  let cookie = ''
  address += 1
  const remoteAddress = `10.1.${address >> 8}.${address & 0xff}`
  return {
    email,
    async ask(method, url, body) {
      const answer = await world.app.inject({ method: method as 'GET', url, remoteAddress, headers: { ...(cookie === '' ? {} : { cookie }), ...(slug === '' ? {} : { 'x-sendero-workspace': slug }) }, ...(body === undefined ? {} : { payload: body as object }) })
      const set = answer.headers['set-cookie']
      if (set !== undefined) cookie = String(set).split(';')[0] ?? ''
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json() }
    },
  }
}

async function signedIn(email: string): Promise<Person> {
  const person = browser(email)
  expect(await person.ask('POST', '/api/session', { email, password })).toMatchObject({ status: 204 })
  return person
}

beforeAll(async () => {
  world = await openApiWorld()
  await createOwner(world.deps, { email: 'owner@example.com', name: 'Olga Owner', password }, { name: 'First' })
  owner = await signedIn('owner@example.com')
})
afterAll(async () => { await world.close() })
beforeEach(async () => {
  const made = await insertWorkspace(world.deps, { name: 'Shop', isSandbox: false })
  workspaceId = made.id
  slug = made.slug
  await world.deps.db.withWorkspace(workspaceId, (tx) => tx.query(`INSERT INTO memberships (workspace_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE email = 'owner@example.com'`, [workspaceId]))
})

async function invite(email: string, role = 'marketer'): Promise<{ id: string; token: string; body: Record<string, unknown> }> {
  const { status, body } = await owner.ask('POST', '/api/v1/members/invitations', { email, role })
  expect(status).toBe(201)
  return { id: String(body['id']), token: String(body['link']).split('/').at(-1) ?? '', body }
}

async function join(email: string, role = 'marketer'): Promise<Person> {
  const { token } = await invite(email, role)
  const person = browser(email)
  expect(await person.ask('POST', '/api/invitations/accept', { token, name: 'New Person', password })).toMatchObject({ status: 201, body: { workspace: slug } })
  return person
}

const members = async (): Promise<{ id: string; email: string; role: string; isYou: boolean }[]> => (await owner.ask('GET', '/api/v1/members')).body['data'] as never
const idOf = async (email: string): Promise<string> => (await members()).find((member) => member.email === email)?.id ?? ''

test('somebody new follows the link, chooses a name and a password, and is in with the role they were given', async () => {
  const { token, body } = await invite('ann@example.com', 'manager')
  expect(body).toMatchObject({ email: 'ann@example.com', role: 'manager', invitedBy: 'Olga Owner', mail: { state: 'no-server' } })
  const ann = browser('ann@example.com')
  expect(await ann.ask('GET', `/api/invitations/${token}`)).toMatchObject({ status: 200, body: { workspace: 'Shop', invitedBy: 'Olga Owner', email: 'ann@example.com', role: 'manager', needsAccount: true, signedInAs: null } })
  expect(await ann.ask('POST', '/api/invitations/accept', { token, name: 'Ann', password: 'short' })).toMatchObject({ status: 422, body: { errors: [{ path: 'password' }] } })
  expect(await ann.ask('POST', '/api/invitations/accept', { token, name: 'Ann', password })).toMatchObject({ status: 201 })
  expect(await ann.ask('GET', '/api/session')).toMatchObject({ status: 200, body: { user: { name: 'Ann' }, workspaces: [{ slug, role: 'manager' }] } })
  expect(await ann.ask('POST', '/api/v1/segments', { name: 'x', rule: { trait: 'a', is: 'isSet' } })).toMatchObject({ status: 403 })
  expect(await members()).toMatchObject([{ email: 'ann@example.com', role: 'manager', isYou: false }, { email: 'owner@example.com', role: 'admin', isYou: true }])
})

test('a link works once, not after it was revoked, and not after seven days: in the same words as one that was made up', async () => {
  const used = await invite('once@example.com')
  await browser('once@example.com').ask('POST', '/api/invitations/accept', { token: used.token, name: 'Once', password })
  const revoked = await invite('revoked@example.com')
  expect(await owner.ask('DELETE', `/api/v1/members/invitations/${revoked.id}`)).toMatchObject({ status: 204 })
  const old = await invite('old@example.com')
  await world.deps.db.withWorkspace(workspaceId, (tx) => tx.query(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE email = 'old@example.com'`))
  const replaced = await invite('twice@example.com')
  await invite('twice@example.com')
  const words = new Set<unknown>()
  for (const token of [used.token, revoked.token, old.token, replaced.token, 'made-up']) {
    const read = await browser('x').ask('GET', `/api/invitations/${token}`)
    const accepted = await browser('x').ask('POST', '/api/invitations/accept', { token, name: 'X', password })
    expect([read.status, accepted.status]).toEqual([404, 404])
    words.add(read.body['detail']).add(accepted.body['detail'])
  }
  expect(words.size).toBe(1)
  expect((await owner.ask('GET', '/api/v1/members/invitations')).body['data']).toMatchObject([{ email: 'twice@example.com' }])
})

test('many who use one link at the same moment make one member', async () => {
  const { token } = await invite('race@example.com')
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => browser('race@example.com').ask('POST', '/api/invitations/accept', { token, name: `R${n}`, password })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect((await members()).filter(({ email }) => email === 'race@example.com')).toHaveLength(1)
})

test('who has an account accepts as that account, and as nobody else', async () => {
  const other = slug
  await join('bob@example.com')
  await owner.ask('DELETE', `/api/v1/members/${await idOf('bob@example.com')}`)
  const { token } = await invite('bob@example.com', 'developer')
  expect(slug).toBe(other)
  expect(await browser('bob@example.com').ask('GET', `/api/invitations/${token}`)).toMatchObject({ body: { needsAccount: false } })
  expect(await browser('bob@example.com').ask('POST', '/api/invitations/accept', { token, name: 'Not Bob', password: 'another password' })).toMatchObject({ status: 401 })
  expect(await owner.ask('POST', '/api/invitations/accept', { token })).toMatchObject({ status: 403, body: { detail: expect.stringContaining('bob@example.com') as string } })
  const bob = await signedIn('bob@example.com')
  expect(await bob.ask('POST', '/api/invitations/accept', { token })).toMatchObject({ status: 201 })
  expect(await bob.ask('GET', '/api/session')).toMatchObject({ body: { workspaces: [{ slug, role: 'developer' }] } })
})

test('a member is not invited again', async () => {
  expect(await owner.ask('POST', '/api/v1/members/invitations', { email: 'OWNER@example.com', role: 'marketer' })).toMatchObject({ status: 409, body: { errors: [{ path: 'email' }] } })
})

test('the last admin can neither leave nor step down, also when both are asked at once', async () => {
  const ownId = await idOf('owner@example.com')
  expect(await owner.ask('DELETE', `/api/v1/members/${ownId}`)).toMatchObject({ status: 409 })
  expect(await owner.ask('PATCH', `/api/v1/members/${ownId}`, { role: 'marketer' })).toMatchObject({ status: 409 })
  const second = await join('second@example.com', 'admin')
  const secondId = await idOf('second@example.com')
  const [a, b] = await Promise.all([owner.ask('PATCH', `/api/v1/members/${ownId}`, { role: 'manager' }), second.ask('PATCH', `/api/v1/members/${secondId}`, { role: 'manager' })])
  expect([a.status, b.status].sort()).toEqual([204, 409])
})

test('who is taken out is out with the next request, and signed out where nothing is left', async () => {
  const cem = await join('cem@example.com')
  expect(await cem.ask('GET', '/api/v1/segments')).toMatchObject({ status: 200 })
  const live: unknown[] = []
  const stop = world.deps.live.subscribe(workspaceId, (message) => { live.push(message) })
  expect(await owner.ask('DELETE', `/api/v1/members/${await idOf('cem@example.com')}`)).toMatchObject({ status: 204 })
  expect((await cem.ask('GET', '/api/v1/segments')).status).toBe(401)
  await expect.poll(() => live).toMatchObject([{ kind: 'member' }])
  stop()
})

test('only admins see who works here, and API keys never do', async () => {
  for (const role of ['marketer', 'manager', 'developer']) {
    const person = await join(`${role}@example.com`, role)
    expect(await person.ask('GET', '/api/v1/members')).toMatchObject({ status: 403 })
    expect(await person.ask('POST', '/api/v1/members/invitations', { email: 'x@example.com', role: 'admin' })).toMatchObject({ status: 403 })
  }
  const api = await world.newClient({ workspaceId })
  expect(await api.call('GET', '/members')).toMatchObject({ status: 403 })
})

test('the invitation is mailed when the workspace has a mail server', async () => {
  const smtp = await openFakeSmtp()
  try {
    await owner.ask('PUT', '/api/v1/workspace/smtp', { host: '127.0.0.1', port: Number(new URL(smtp.url).port), security: 'none' })
    const { body } = await invite('mailed@example.com')
    expect(body).toMatchObject({ mail: { state: 'sent' } })
    expect(smtp.received).toMatchObject([{ to: 'mailed@example.com' }])
    expect(smtp.received[0]?.raw.replace(/=\r\n/g, '')).toContain(String(body['link']))
  } finally {
    await smtp.close()
  }
})

test('guessing links and passwords is slowed down', async () => {
  const stranger = browser('stranger@example.com')
  const answers: number[] = []
  for (let n = 0; n < 25; n += 1) answers.push((await stranger.ask('POST', '/api/invitations/accept', { token: `guess-${n}` })).status)
  expect(answers.filter((status) => status === 404).length).toBeGreaterThan(0)
  expect(answers.at(-1)).toBe(429)
})

test('the own name can be changed; a password only by who knows the present one, and then other sessions end', async () => {
  const dora = await join('dora@example.com')
  const elsewhere = await signedIn('dora@example.com')
  expect(await dora.ask('PATCH', '/api/session', { name: 'Dora D.' })).toMatchObject({ status: 204 })
  expect(await dora.ask('GET', '/api/session')).toMatchObject({ body: { user: { name: 'Dora D.' } } })
  expect(await dora.ask('POST', '/api/session/password', { oldPassword: 'wrong wrong wrong', newPassword: 'a new password' })).toMatchObject({ status: 422, body: { errors: [{ path: 'oldPassword' }] } })
  expect(await dora.ask('POST', '/api/session/password', { oldPassword: password, newPassword: 'a new password' })).toMatchObject({ status: 204 })
  expect((await dora.ask('GET', '/api/session')).status).toBe(200)
  expect((await elsewhere.ask('GET', '/api/session')).status).toBe(401)
})

test('a new workspace belongs to the admin who makes it, and requests name theirs by header or, for reading, in the address', async () => {
  const eva = await join('eva@example.com')
  expect(await eva.ask('POST', '/api/v1/workspaces', { name: 'Second shop', timeZone: 'Europe/Berlin' })).toMatchObject({ status: 403 })
  const made = await owner.ask('POST', '/api/v1/workspaces', { name: 'Second shop', timeZone: 'Europe/Berlin', sandbox: true })
  expect(made).toMatchObject({ status: 201, body: { slug: 'second-shop', isSandbox: true } })
  const mine = (await owner.ask('GET', '/api/session')).body['workspaces'] as { slug: string }[]
  expect(mine.map((each) => each.slug)).toContain('second-shop')
  slug = 'second-shop'
  expect(await owner.ask('GET', '/api/v1/workspace')).toMatchObject({ status: 200, body: { name: 'Second shop', timeZone: 'Europe/Berlin' } })
  expect(await eva.ask('GET', '/api/v1/workspace')).toMatchObject({ status: 404 })
})
