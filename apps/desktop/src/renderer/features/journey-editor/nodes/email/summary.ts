import type { NodeConfigs } from '@sendero/flow-engine/document'
import type { NameOf } from '../node-view.ts'

export function emailSummary({ templateId }: NodeConfigs['email'], nameOf: NameOf): string {
  return templateId === '' ? 'No template yet' : nameOf(templateId) ?? 'Template'
}
