import type { JourneyDocument } from '@sendero/flow-engine/document'
import { trpc } from '../../base/trpc.ts'

const fiveMinutes = 300_000

// Asked for with every change of the editor's state, of a document that seldom is another one.
const known = new WeakMap<JourneyDocument, readonly string[]>()

/** The templates, segments, lists and journeys a document names by their ids. */
export function namedIds(document: JourneyDocument): readonly string[] {
  const found = known.get(document) ?? idsIn(document)
  known.set(document, found)
  return found
}

function idsIn({ entry: { trigger }, ends = [], nodes }: JourneyDocument): string[] {
  const inNodes = nodes.map((node) => {
    switch (node.kind) {
      case 'email': return node.config.templateId
      case 'waitForSegment': return node.config.segmentId
      case 'list': return node.config.listId
      case 'startJourney': return node.config.journeyId
      default: return ''
    }
  })
  const inEnds = ends.map(({ when }) => ('segmentId' in when ? when.segmentId : ''))
  const inEntry = 'segmentId' in trigger ? trigger.segmentId ?? '' : ''
  return [...new Set([...inNodes, ...inEnds, inEntry].filter((id) => id !== ''))].sort()
}

/** Asks for what one of them is called. Under the key of the picker that chose it, so that nobody is asked twice. */
export function nameQuery(id: string) {
  const kind = id.startsWith('tpl_') ? 'template' : id.startsWith('wf_') ? 'workflows' : id.startsWith('lst_') ? 'list' : 'segment'
  return {
    queryKey: [kind, 'get', id], staleTime: fiveMinutes,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<{ readonly id: string; readonly name: string }> => {
      switch (kind) {
        case 'template': return trpc.template.get.query({ id }, { signal })
        case 'workflows': return trpc.workflows.get.query({ id }, { signal })
        case 'list': return trpc.list.get.query({ id }, { signal })
        case 'segment': return trpc.segment.get.query({ id }, { signal })
      }
    },
  }
}
