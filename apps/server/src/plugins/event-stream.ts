import type { FastifyReply } from 'fastify'

/** One open answer of server-sent events. */
export interface EventStream {
  send(event: string, data: object): void
  /** Runs once, when either side has closed. */
  onClose(action: () => void): void
  close(): void
}

const heartbeatMs = 15_000
/** Credentials are checked when a stream is opened; a client that reconnects proves them again. */
const longestMs = 10 * 60_000
/** A client that does not read any more must not be remembered for. */
const mostUnreadBytes = 1_000_000

/** Takes the answer over from Fastify and keeps it open. Comments as heartbeats keep proxies from closing it. */
export function openEventStream(reply: FastifyReply): EventStream {
  const { raw } = reply
  const actions: (() => void)[] = []
  let isClosed = false
  reply.hijack()
  raw.writeHead(200, {
    ...reply.getHeaders(), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no', connection: 'keep-alive',
  } as Record<string, string>)
  raw.write('retry: 2000\n\n')

  const close = (): void => {
    if (isClosed) return
    isClosed = true
    clearInterval(heartbeat)
    clearTimeout(end)
    for (const action of actions) action()
    raw.end()
  }
  const write = (text: string): void => {
    if (isClosed) return
    raw.write(text)
    if (raw.writableLength > mostUnreadBytes) raw.destroy()
  }
  const heartbeat = setInterval(() => { write(': still here\n\n') }, heartbeatMs)
  const end = setTimeout(close, longestMs)
  heartbeat.unref()
  end.unref()
  raw.on('close', close)
  raw.on('error', close)

  return {
    send: (event, data) => { write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`) },
    onClose(action) {
      if (isClosed) action()
      else actions.push(action)
    },
    close,
  }
}
