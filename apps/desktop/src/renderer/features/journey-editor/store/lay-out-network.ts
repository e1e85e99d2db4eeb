import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Edit } from '../kernels/document/edit.ts'
import type { XY } from '../kernels/layout/journey-layout.ts'
import { isTangled } from '../kernels/graph/is-tangled.ts'
import { networkOffsets } from '../drawing/network-offsets.ts'
import type { EditorStore } from './editor-store.ts'

const longestMs = 20_000

/**
 * Lays out steps that have come in from elsewhere as a network, where their ways cross so that no tree can draw them. They are drawn
 * as a tree meanwhile, and stay so when it cannot be done: that is said.
 */
export async function layOutNetwork(store: EditorStore, { ids, isWhole }: { readonly ids: readonly string[]; readonly isWhole: boolean }): Promise<void> {
  const { document } = store.getState()
  const part = isWhole ? document : partOf(document, new Set(ids))
  if (!isTangled(part)) return
  const places = await placesBeside(part).catch(() => null)
  const state = store.getState()
  if (places === null) { state.say('These steps cross each other, and could not be laid out as a network: they are drawn as a tree.', 'refused'); return }
  // Somebody may have gone on working meanwhile.
  const offsets = networkOffsets(state.document, { places: new Map([...places].filter(([id]) => id === 'entry' || state.document.nodes.some((node) => node.id === id))), isWhole })
  const edits = [...offsets].map(([id, offset]): Edit => ({ kind: 'setOffset', id, offset }))
  if (edits.length > 0 && state.run({ ok: true, label: 'lay them out as a network', edits })) state.say('These steps cross each other, so they are laid out as a network. Tidy up draws them as a tree.')
}

function partOf(document: JourneyDocument, ids: ReadonlySet<string>): JourneyDocument {
  return { ...document, nodes: document.nodes.filter(({ id }) => ids.has(id)), edges: document.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) }
}

/** Works them out in a worker of its own, which is gone afterwards. Rejects when it fails or takes too long. */
function placesBeside(document: JourneyDocument): Promise<ReadonlyMap<string, XY>> {
  const worker = new Worker(new URL('./network-worker.ts', import.meta.url), { type: 'module' })
  let timer: ReturnType<typeof setTimeout> | undefined
  return new Promise<ReadonlyMap<string, XY>>((resolve, reject) => {
    timer = setTimeout(() => { reject(new Error('The layout takes too long')) }, longestMs)
    worker.onmessage = ({ data }: MessageEvent<{ readonly places: ReadonlyMap<string, XY> }>) => { resolve(data.places) }
    worker.onerror = (event) => { reject(new Error(event.message)) }
    worker.postMessage({ document })
  }).finally(() => { clearTimeout(timer); worker.terminate() })
}
