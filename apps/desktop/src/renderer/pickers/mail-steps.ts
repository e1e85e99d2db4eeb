import { nodeLabels, parseDocument } from '@sendero/flow-engine/document'

export interface MailStep { readonly id: string; readonly label: string }

/** Steps of a journey that send e-mails, by what people call them; those of a draft that cannot be read are not known. */
export function mailSteps(document: unknown): readonly MailStep[] {
  const parsed = parseDocument(document)
  if (!parsed.ok) return []
  const labels = nodeLabels(parsed.document)
  return parsed.document.nodes.filter(({ kind }) => kind === 'email').map(({ id }) => ({ id, label: labels.get(id) ?? id }))
}
