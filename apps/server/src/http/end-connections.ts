import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Time that requests under way have to be answered once the server was asked to end. */
const graceMs = 10_000
const lookEveryMs = 50

/**
 * Lets a server that was asked to end do so whatever its clients do. Node counts a connection that has not said a word yet as one that
 * is being answered, and browsers open such connections in advance: they go at once. One whose answer ends while the server is ending
 * is kept alive for a next request that will never be taken: it goes as soon as it is idle. Whoever is still being answered after the
 * grace time is cut off.
 */
export function endConnectionsOnClose(app: FastifyInstance, patienceMs = graceMs): void {
  const { server } = app
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  app.addHook('preClose', async () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    const idle = setInterval(() => { server.closeIdleConnections() }, lookEveryMs)
    const all = setTimeout(() => { server.closeAllConnections() }, patienceMs)
    server.once('close', () => {
      clearInterval(idle)
      clearTimeout(all)
    })
    // A server that never listened has no end of its own to wait for.
    idle.unref()
    all.unref()
  })
}
