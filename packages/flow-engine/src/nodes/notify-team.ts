import { z } from 'zod'
import { problemsOf } from '../model/diagnostic-codes.ts'
import { isWebAddress } from '../model/web-address.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  url: z.string().max(2000).describe('Address of an incoming webhook of Slack, or of anything that takes {"text": "..."}.'),
  text: z.string().max(4000).describe('May contain Liquid.'),
})

export type NotifyTeamConfig = z.output<typeof configSchema>

export const notifyTeam: PassingNode<'notifyTeam', NotifyTeamConfig> = {
  kind: 'notifyTeam',
  group: 'message',
  summary: 'Tells your team in a channel of theirs.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ url, text }) => problemsOf(
    !isWebAddress(url) && { code: 'WEBHOOK_URL_INVALID', params: { url } },
    text.trim() === '' && { code: 'TEXT_MISSING', params: {} },
  ),
  enter: ({ nodeId, visit, config: { url, text } }) => ({
    kind: 'leave', port: 'next', outcome: 'queued', inputs: { method: 'POST' },
    commands: [{ kind: 'callWebhook', nodeId, visit, request: { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: slackBody(text) } }],
  }),
}

/** Rendered first and then made JSON, so that quotes in a name cannot break it. */
const slackBody = (text: string): string => `{% capture text %}${text}{% endcapture %}{"text": {{ text | json }}}`
