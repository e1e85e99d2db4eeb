import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Starts the recording SMTP sink in its own process; `delayMs`: before each of its answers. */
export async function startSink({ delayMs = 0 } = {}) {
  const child = fork(fileURLToPath(new URL('recording-sink.mjs', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, SINK_DELAY_MS: String(delayMs) } })
  const [ready] = await once(child, 'message')
  const ask = async (what) => {
    child.send(what)
    const [answer] = await once(child, 'message')
    return answer
  }
  return {
    url: `smtp://127.0.0.1:${ready.port}`,
    hookUrl: `http://127.0.0.1:${ready.hookPort}/`,
    /** Every accepted message: [Message-ID, recipient, how often]. */
    report: () => ask('report'),
    count: async () => (await ask('count')).total,
    /** How many recipients begin so. */
    countOf: async (prefix) => (await ask({ countOf: prefix })).total,
    stop: () => { child.disconnect() },
  }
}
