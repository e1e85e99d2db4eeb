import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { childEntry } from '../embedded/child-entry.ts'
import type { ChildReply, ChildTask } from './render-protocol.ts'

export type Task = ChildTask extends infer T ? (T extends { id: number } ? Omit<T, 'id'> : never) : never
export type Outcome =
  | { readonly kind: 'done'; readonly reply: ChildReply }
  /** No sign of life for too long: the child was killed. */
  | { readonly kind: 'hung' }
  /** The child ended by itself, out of memory as a rule. */
  | { readonly kind: 'died' }
  /** Nobody wanted it any more when its turn came. */
  | { readonly kind: 'dropped' }

interface LaneOptions {
  readonly heapMegabytes: number
  /** Longest silence while a task runs. */
  readonly silenceMs: number
  /** The child ends after this long without work. */
  readonly idleMs: number
  readonly execArgv?: readonly string[]
  /** Has the child load what compiles MJML before it takes work: that takes a second, on a busy machine many, and is no silence of a task. */
  readonly loadsMjml?: boolean
}

interface Waiting { readonly task: Task; readonly signal: AbortSignal | undefined; readonly settle: (outcome: Outcome) => void }

const startMs = 60_000

/** One child process that does one task at a time, made when there is work and ended when there is none. */
export class ChildLane {
  readonly #options: LaneOptions
  readonly #queue: Waiting[] = []
  #child: ChildProcess | null = null
  #isReady = false
  #current: (Waiting & { readonly id: number }) | null = null
  #timer: NodeJS.Timeout | undefined
  #nextId = 1

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** A task that has begun is finished; one whose signal was aborted before its turn is not begun. */
  run(task: Task, signal?: AbortSignal): Promise<Outcome> {
    return new Promise((settle) => {
      this.#queue.push({ task, signal, settle })
      this.#next()
    })
  }

  get isBusy(): boolean {
    return this.#current !== null
  }

  close(): void {
    this.#end({ kind: 'died' })
    for (const waiting of this.#queue.splice(0)) waiting.settle({ kind: 'died' })
  }

  #next(): void {
    if (this.#current !== null) return
    const waiting = this.#takeWaiting()
    if (!waiting) return this.#rest()
    this.#current = { ...waiting, id: this.#nextId }
    this.#nextId += 1
    const child = this.#child ?? this.#start()
    child.ref()
    child.channel?.ref()
    if (this.#isReady) this.#send(child)
    else this.#watch(startMs)
  }

  #takeWaiting(): Waiting | undefined {
    for (;;) {
      const waiting = this.#queue.shift()
      if (waiting?.signal?.aborted !== true) return waiting
      waiting.settle({ kind: 'dropped' })
    }
  }

  #start(): ChildProcess {
    const entry = childEntry('render-child')
    const child = fork(entry.path, this.#options.loadsMjml === true ? ['mjml'] : [], {
      // The time zone is no secret, and a known one makes dates without an offset mean the same on every machine.
      env: { TZ: 'UTC' },
      execArgv: [...entry.execArgv, `--max-old-space-size=${this.#options.heapMegabytes}`, ...(this.#options.execArgv ?? [])],
      serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#child = child
    this.#isReady = false
    child.on('message', (reply: ChildReply) => { if (child === this.#child) this.#receive(child, reply) })
    child.on('error', () => { if (child === this.#child) this.#end({ kind: 'died' }) })
    child.on('exit', () => { if (child === this.#child) this.#end({ kind: 'died' }) })
    return child
  }

  #send(child: ChildProcess): void {
    if (this.#current === null) return
    this.#watch(this.#options.silenceMs)
    child.send({ id: this.#current.id, ...this.#current.task } as ChildTask, (error) => { if (error && child === this.#child) this.#end({ kind: 'died' }) })
  }

  #receive(child: ChildProcess, reply: ChildReply): void {
    if (reply.kind === 'ready') {
      this.#isReady = true
      return this.#send(child)
    }
    if (reply.id !== this.#current?.id) return
    if (reply.kind === 'alive') return this.#watch(this.#options.silenceMs)
    const { settle } = this.#current
    this.#current = null
    clearTimeout(this.#timer)
    settle({ kind: 'done', reply })
    this.#next()
  }

  #watch(ms: number): void {
    clearTimeout(this.#timer)
    const id = this.#current?.id
    // When this process itself was held up, the reply may lie unread: look at the channel once more before judging.
    this.#timer = setTimeout(() => setImmediate(() => setImmediate(() => {
      if (id !== undefined && id === this.#current?.id) this.#end({ kind: 'hung' })
    })), ms)
  }

  /** Ends the child and the task it had; the tasks behind it get a new child. */
  #end(outcome: Outcome): void {
    clearTimeout(this.#timer)
    const [child, current] = [this.#child, this.#current]
    this.#child = null
    this.#isReady = false
    this.#current = null
    child?.kill('SIGKILL')
    current?.settle(outcome)
    if (current) this.#next()
  }

  #rest(): void {
    const child = this.#child
    if (!child) return
    child.unref()
    child.channel?.unref()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { if (child === this.#child && this.#current === null) this.#end({ kind: 'died' }) }, this.#options.idleMs).unref()
  }
}
