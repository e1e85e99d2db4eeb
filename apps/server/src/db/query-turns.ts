import { AppError } from '../errors/app-error.ts'

// The embedded ClickHouse answers one question at a time, so a crowd of heavy ones would only delay each other: one runs,
// two may wait, the next is refused at once.

const mostWaiting = 2

interface Line { running: boolean; readonly queue: { readonly isPatient: boolean; start(): void }[] }
const lines = new WeakMap<object, Line>()

interface TurnOptions { readonly isPatient: boolean; readonly signal?: AbortSignal | undefined }

/** Runs `work` when it is its turn among the heavy questions to this server. Throws SUPERSEDED when the signal comes first. */
export async function takeTurn<T>(server: object, options: TurnOptions, work: () => Promise<T>): Promise<T> {
  const line = lines.get(server) ?? { running: false, queue: [] }
  lines.set(server, line)
  if (line.running) await waitInLine(line, options)
  line.running = true
  try {
    if (options.signal?.aborted === true) throw new AppError('SUPERSEDED')
    return await work()
  } finally {
    // The turn passes on directly, so that nobody who comes now can overtake those who wait.
    const next = line.queue.shift()
    if (next) next.start()
    else line.running = false
  }
}

async function waitInLine(line: Line, { isPatient, signal }: TurnOptions): Promise<void> {
  const waiting = line.queue.filter((each) => !each.isPatient).length
  if (!isPatient && waiting >= mostWaiting) throw new AppError('UNAVAILABLE', 'Too many large questions at once. Repeat it in a moment.', { retryAfter: 2 })
  await new Promise<void>((resolve, reject) => {
    const leave = (): void => {
      line.queue.splice(line.queue.indexOf(place), 1)
      reject(new AppError('SUPERSEDED'))
    }
    const place = {
      isPatient,
      start: (): void => {
        signal?.removeEventListener('abort', leave)
        resolve()
      },
    }
    line.queue.push(place)
    signal?.addEventListener('abort', leave, { once: true })
  })
}

const latest = new WeakMap<object, Map<string, AbortController>>()

/** Runs `work` with a signal that is aborted as soon as the same key asks again: only the newest preview is worth an answer. */
export async function latestWins<T>(server: object, key: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const known = latest.get(server) ?? new Map<string, AbortController>()
  latest.set(server, known)
  known.get(key)?.abort()
  const controller = new AbortController()
  known.set(key, controller)
  try {
    return await work(controller.signal)
  } finally {
    if (known.get(key) === controller) known.delete(key)
  }
}
