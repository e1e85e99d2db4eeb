import type { JourneyDocument } from '@sendero/flow-engine/document'
import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import { trpc } from '../../../base/trpc.ts'

/** What the templates and segments of these documents are called, as far as it is known; those that are gone keep their ids. */
export function useNames(documents: readonly (JourneyDocument | null | undefined)[]): (publicId: string) => string | null {
  const ids = [...new Set(documents.flatMap((document) => (document == null ? [] : publicIds(document))))].sort()
  const names = useQueries({
    queries: ids.map((id) => ({
      queryKey: id.startsWith('tpl_') ? ['template', 'get', id] : ['segment', 'get', id],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<{ readonly name: string }> => (id.startsWith('tpl_') ? trpc.template.get.query({ id }, { signal }) : trpc.segment.get.query({ id }, { signal })),
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }, at) => (data === undefined ? [] : [[ids[at] ?? '', data.name] as const]))),
  })
  return useCallback((id) => names.get(id) ?? null, [names])
}

function publicIds({ entry, nodes }: JourneyDocument): string[] {
  const mails = nodes.flatMap((node) => (node.kind === 'email' && node.config.templateId !== '' ? [node.config.templateId] : []))
  return entry.trigger.kind === 'segmentEntered' && entry.trigger.segmentId !== '' ? [...mails, entry.trigger.segmentId] : mails
}
