import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../src/db/public-id.ts'
import { checkInvariants } from '../src/modules/invariants/index.ts'
import { openFakeSmtp } from './fake-smtp.ts'
import type { FakeSmtp } from './fake-smtp.ts'
import { openJourneyWorld } from './journey-world.ts'
import type { JourneyWorld } from './journey-world.ts'
import { startWorker } from './start-worker.ts'
import type { WorkerProcess } from './start-worker.ts'
import { openTestDeps } from './test-deps.ts'
import type { TestDeps } from './test-deps.ts'
import { openWebhookReceiver } from './webhook-receiver.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'
import type { Fate } from './worker-process.ts'

/** What became of the people of a scene, told by the ones who received and by the rows. */
export interface Outcome {
  /** Messages the database calls sent. */
  readonly sent: number
  /** Messages somebody received more than once. */
  readonly twice: number
  /** Messages nobody received. */
  readonly lost: number
  /** Messages the database does not know the fate of. */
  readonly unknown: number
  /** People who stand in the journey, and messages that lie about, when nothing more happens. */
  readonly stuck: number
}

export interface Scene {
  readonly world: JourneyWorld
  outcome(): Promise<Outcome>
  /** Waits until nothing more is to be done, or for so long. */
  settle(patienceMs?: number): Promise<Outcome>
  /** The promises that are broken. */
  broken(): Promise<string[]>
}

/** How many enter, and what has become of them when nothing went wrong. */
export const crashPeople = 8
export const allWell: Outcome = { sent: crashPeople, twice: 0, lost: 0, unknown: 0, stuck: 0 }
/** Four times what a worker takes to start and find what lies there. */
export const longEnoughMs = 8_000

/** Real workers in processes of their own over one database, and the servers they write to: nobody in between but the sockets. */
export interface CrashWorld {
  readonly harness: TestDeps
  readonly smtp: FakeSmtp
  readonly receiver: WebhookReceiver
  /** A workspace with so many people about to enter a journey of one message. */
  scene(channel: 'email' | 'webhook', people?: number): Promise<Scene>
  start(of?: { readonly fate?: Fate; readonly without?: readonly string[]; readonly dataDir?: string }): WorkerProcess
  /** Starts a worker and waits until it meets its fate; one that was killed is gone then. */
  meet(fate: Fate, without?: readonly string[]): Promise<WorkerProcess>
  /** Everybody enters, a worker meets its fate, another comes after it if it was killed. */
  play(fate: Fate, without?: readonly string[]): Promise<Scene>
  /** A data directory of its own, for a second worker at the same time. */
  folder(): Promise<string>
  /** Ends every worker that still lives and forgets what it wrote. */
  clear(): Promise<void>
  close(): Promise<void>
}

export async function openCrashWorld(): Promise<CrashWorld> {
  const [harness, smtp, receiver] = await Promise.all([openTestDeps(), openFakeSmtp(), openWebhookReceiver()])
  const folders: string[] = []
  const workers: WorkerProcess[] = []
  const newFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'sendero-crash-'))
    folders.push(folder)
    return folder
  }
  let dataDir = await newFolder()

  const world: CrashWorld = {
    harness, smtp, receiver,
    folder: newFolder,
    async scene(channel, people = crashPeople) {
      const journeys = await openJourneyWorld(harness, { isSandbox: false })
      await journeys.query(`UPDATE workspaces SET postal_address = '1 Main Street', from_name = 'Shop', from_email = 'shop@shop.example' WHERE id = current_workspace()`)
      const template = await journeys.template()
      const entered = journey().onEvent('Order')
      await journeys.publish((channel === 'email' ? entered.email('m', template) : entered.webhook("m", { url: `http://${receiver.host}/` })).exit('x').document())
      for (let n = 0; n < people; n += 1) {
        await journeys.identify(`p${n}`, { email: `p${n}@example.test` })
        await journeys.fire(`p${n}`, 'Order')
      }
      return sceneOf(world, journeys)
    },
    start({ fate, without = [], dataDir: folder = dataDir } = {}) {
      const { appUrl, queueUrl, clickhouseUrl, clickhouseDatabase } = harness.fresh
      const worker = startWorker({
        appUrl, queueUrl, clickhouseUrl, clickhouseDatabase, masterKeyHex: inject('masterKeyHex'), dataDir: folder,
        // One connection: with more, another mail may be between its final dot and its answer at any moment.
        smtpUrl: `${smtp.url}?maxConnections=1`, outboundAllow: receiver.host, ...(fate === undefined ? {} : { fate }),
      }, without)
      workers.push(worker)
      return worker
    },
    async meet(fate, without = []) {
      const worker = world.start({ fate, without })
      await worker.said(`at ${fate.point}`)
      if (fate.action === 'kill') await worker.ended
      return worker
    },
    async play(fate, without = []) {
      const scene = await world.scene('email')
      await world.meet(fate, without)
      if (fate.action === 'kill') world.start({ without })
      return scene
    },
    async clear() {
      for (const worker of workers.splice(0)) await worker.kill()
      dataDir = await newFolder()
      smtp.hold = () => Promise.resolve()
      // What a removed guard has left lying would be found by the workers of the next scene.
      for (const { workspace_id: id } of await harness.deps.db.global<{ workspace_id: string }>('SELECT workspace_id FROM list_workspaces()')) {
        await harness.deps.db.withWorkspace(id, async (tx) => { for (const table of ['messages', 'runs', 'event_inbox', 'outbox']) await tx.query(`DELETE FROM ${table}`) })
      }
    },
    async close() {
      await world.clear()
      await Promise.all([smtp.close(), receiver.close(), harness.close()])
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    },
  }
  return world
}

function sceneOf({ harness, smtp, receiver }: CrashWorld, world: JourneyWorld): Scene {
  const scene: Scene = {
    world,
    async outcome() {
      // In this order: a step that is committed in between has its message among those that are read after it.
      const [standing] = await world.query<{ people: number }>(`SELECT count(*) AS people FROM runs WHERE status = 'active'`)
      const messages = await world.query<{ id: string; state: string }>('SELECT id, state FROM messages')
      const times = (id: string): number => smtp.received.filter(({ messageId }) => messageId === id).length + (receiver.received.get(toPublicId('message', id)) ?? 0)
      const count = (holds: (message: { id: string; state: string }) => boolean): number => messages.filter(holds).length
      return {
        sent: count(({ state }) => state === 'sent'), twice: count(({ id }) => times(id) > 1), lost: count(({ id }) => times(id) === 0), unknown: count(({ state }) => state === 'unknown'),
        stuck: (standing?.people ?? 0) + count(({ state }) => state === 'queued' || state === 'sending'),
      }
    },
    async settle(patienceMs = 30_000) {
      for (const until = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
        const outcome = await scene.outcome()
        if (outcome.stuck === 0 || Date.now() > until) return outcome
      }
    },
    broken: async () => (await checkInvariants(harness.deps, world.workspaceId)).map(({ id, promise }) => `${id}: ${promise}`),
  }
  return scene
}
