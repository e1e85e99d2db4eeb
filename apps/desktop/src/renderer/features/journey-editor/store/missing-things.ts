import { problemOfCall, trpc } from '../../../base/trpc.ts'
import { thingKind, type ThingKind } from '../kernels/document/things.ts'

/** Something that copied steps use and this workspace does not have. */
export interface MissingThing {
  readonly id: string
  readonly kind: ThingKind
  /** What it is called where the steps come from, if the clipboard says so. */
  readonly name: string | null
  /** One of the same kind and name that is here; null when there is none. */
  readonly twin: string | null
}

/** Those of the ids that name nothing here. One that cannot be asked about counts as here: the check of the journey says later what is gone. */
export async function missingThings(ids: readonly string[], names: ReadonlyMap<string, string>): Promise<MissingThing[]> {
  const found = await Promise.all(ids.map(async (id): Promise<MissingThing | null> => {
    const kind = thingKind(id)
    if (kind === null || !await isMissing(kind, id)) return null
    const name = names.get(id) ?? null
    return { id, kind, name, twin: name === null ? null : await twinOf(kind, name) }
  }))
  return found.filter((thing) => thing !== null)
}

async function isMissing(kind: ThingKind, id: string): Promise<boolean> {
  return get[kind](id).then(() => false, (error: unknown) => { const status = problemOfCall(error)?.status ?? 0; return status >= 400 && status < 500 && status !== 429 })
}

async function twinOf(kind: ThingKind, name: string): Promise<string | null> {
  const { data } = await list[kind](name).catch(() => ({ data: [] }))
  return data.find((thing) => thing.name === name)?.id ?? null
}

interface Named { readonly id: string; readonly name: string }

const get: Readonly<Record<ThingKind, (id: string) => Promise<unknown>>> = {
  template: (id) => trpc.template.get.query({ id }), segment: (id) => trpc.segment.get.query({ id }), journey: (id) => trpc.workflows.get.query({ id }),
}

const list: Readonly<Record<ThingKind, (q: string) => Promise<{ readonly data: readonly Named[] }>>> = {
  template: (q) => trpc.template.list.query({ q, limit: 20 }), segment: (q) => trpc.segment.list.query({ q, limit: 20 }), journey: (q) => trpc.workflows.list.query({ q, limit: 20 }),
}
