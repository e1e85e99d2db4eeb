import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'

export interface WebhookReceiver {
  /** `host:port`, as OUTBOUND_ALLOW names it. */
  readonly host: string
  /** How often each message was received whole, by `webhook-id`. */
  readonly received: Map<string, number>
  answer: (response: ServerResponse) => void
  close(): Promise<void>
}

/** Somebody else's server on a socket: takes every call and counts those with the same id. */
export async function openWebhookReceiver(): Promise<WebhookReceiver> {
  const received = new Map<string, number>()
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const id = String(request.headers['webhook-id'])
      received.set(id, (received.get(id) ?? 0) + 1)
      receiver.answer(response)
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const receiver: WebhookReceiver = {
    host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received,
    answer: (response) => { response.writeHead(204).end() },
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
    },
  }
  return receiver
}
