import type { NodeConfigs } from '@sendero/flow-engine/document'

export function notifyTeamSummary({ text }: NodeConfigs['notifyTeam']): string {
  const words = text.trim().replaceAll(/\s+/g, ' ')
  return words === '' ? 'Nothing to say yet' : words
}
