import type { Diagnostic, JsonObject, PlanNode } from '@sendero/flow-engine'

// What only the workspace knows about a document. Codes are never reused, also not one of the engine's; problems of
// templates keep the codes of the module content.

interface Texts {
  TEMPLATE_NOT_FOUND: { templateId: string }
  TEMPLATE_ARCHIVED: { templateId: string; template: string }
  SEGMENT_NOT_FOUND: { segmentId: string }
  LIST_NOT_FOUND: { listId: string }
  MAIL_SOURCE_NOT_FOUND: { id: string }
  MAIL_SOURCE_ARCHIVED: { id: string; name: string }
  WEBHOOK_ADDRESS_FORBIDDEN: { url: string; reason: string }
  SCHEDULE_REFUSED: { reason: string }
  SCHEDULE_NEVER: { rule: string }
  SCHEDULE_OVER: { first: string }
  JOURNEY_NOT_FOUND: { journeyId: string }
  JOURNEY_NOT_STARTABLE: { journeyId: string; journey: string }
}

const texts: { readonly [Code in keyof Texts]: (params: Texts[Code], node: string) => string } = {
  TEMPLATE_NOT_FOUND: ({ templateId }, node) => `${node} sends the template ${templateId}, which does not exist.`,
  TEMPLATE_ARCHIVED: ({ template }, node) => `${node} sends the template "${template}", which is archived.`,
  SEGMENT_NOT_FOUND: ({ segmentId }) => `The journey uses the segment ${segmentId}, which does not exist.`,
  LIST_NOT_FOUND: ({ listId }, node) => `${node} uses the list ${listId}, which does not exist.`,
  MAIL_SOURCE_NOT_FOUND: ({ id }, node) => `${node} asks about mails of ${id}, which does not exist.`,
  MAIL_SOURCE_ARCHIVED: ({ name }, node) => `${node} asks about mails of "${name}", which is archived: only what was sent before counts.`,
  JOURNEY_NOT_FOUND: ({ journeyId }, node) => `${node} starts the journey ${journeyId}, which does not exist.`,
  JOURNEY_NOT_STARTABLE: ({ journey }, node) => `${node} starts the journey "${journey}", which lets nobody in now: publish it with the entry "another journey".`,
  WEBHOOK_ADDRESS_FORBIDDEN: ({ url, reason }, node) => `${node} calls ${url}, in vain: ${reason}`,
  SCHEDULE_REFUSED: ({ reason }) => `The schedule cannot be followed: ${reason}`,
  SCHEDULE_NEVER: ({ rule }) => `The schedule never comes about: no day fits ${rule}. Change the rule or its end.`,
  SCHEDULE_OVER: ({ first }) => `The schedule that began at ${first.replace('T', ' ')} has no time left, so nobody would enter. Choose a later start or end.`,
}

/** What may be put right elsewhere after publishing. */
const warnings: ReadonlySet<keyof Texts> = new Set<keyof Texts>(['WEBHOOK_ADDRESS_FORBIDDEN', 'JOURNEY_NOT_STARTABLE', 'MAIL_SOURCE_ARCHIVED'])

export function serverDiagnostic<Code extends keyof Texts>(code: Code, node: Pick<PlanNode, 'id' | 'name'> | null, params: Texts[Code] & JsonObject): Diagnostic {
  const label = node === null ? 'The journey' : node.name === '' ? node.id : `"${node.name}" (${node.id})`
  return { code, severity: warnings.has(code) ? 'warning' : 'error', nodeId: node?.id ?? null, params, message: texts[code](params, label) }
}
