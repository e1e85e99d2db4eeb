import { z } from 'zod'
import { openChdbEngine } from './chdb-engine.ts'
import { createChdbHttpServer } from './chdb-http.ts'
import { createChdbQueue } from './chdb-queue.ts'

/** First message of the parent. Port 0: any. */
const startMessage = z.object({ dir: z.string(), port: z.number().int(), user: z.string(), password: z.string() })

const LAST_STATEMENTS_MS = 10_000

/**
 * The process that owns the chDB data directory. It lives and dies with its parent: the channel between them closes even when the
 * parent is killed outright. Signals are left to the parent too; Ctrl+C reaches both.
 */
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.once('message', (message) => {
  start(startMessage.parse(message)).catch((error: unknown) => {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) }, () => process.exit(1))
  })
})

async function start({ dir, port, user, password }: z.infer<typeof startMessage>): Promise<void> {
  const engine = await openChdbEngine(dir)
  const queue = createChdbQueue()
  const server = createChdbHttpServer({ engine, queue, user, password })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  process.once('message', () => {
    server.close()
    server.closeIdleConnections()
    const patience = setTimeout(() => process.exit(0), LAST_STATEMENTS_MS)
    void queue.idle().then(() => {
      clearTimeout(patience)
      engine.close()
      process.exit(0)
    })
  })
  const address = server.address()
  process.send?.({ port: address && typeof address === 'object' ? address.port : port })
}
