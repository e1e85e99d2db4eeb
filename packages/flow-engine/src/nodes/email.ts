import { z } from 'zod'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({ templateId: z.string().max(64) })

export type EmailConfig = z.output<typeof configSchema>

export const email: PassingNode<'email', EmailConfig> = {
  kind: 'email',
  group: 'message',
  summary: 'Sends an e-mail from a template.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ templateId }) => templateId === '' ? [{ code: 'TEMPLATE_MISSING', params: {} }] : [],
  // "queued", not "sent": whether it goes out is decided at delivery, where suppression, caps and consent are looked at.
  enter: ({ nodeId, visit, config }) => ({
    kind: 'leave',
    port: 'next',
    outcome: 'queued',
    inputs: { templateId: config.templateId },
    commands: [{ kind: 'sendEmail', nodeId, visit, templateId: config.templateId }],
  }),
}
