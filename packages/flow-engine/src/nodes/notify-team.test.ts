import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import type { Command } from '../model/command.ts'
import { journey } from '../testing/journey-builder.ts'
import { notifyTeam } from './notify-team.ts'

const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
function callFor(text: string, url?: string): Command | undefined {
  const plan = journey().notifyTeam('n1', text, url).plan()
  return startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, 0).commands[0]
}

describe('a word to the team', () => {
  it('is a call of their webhook with the text as Slack takes it', () => {
    expect(callFor('New lead: {{ customer.email }}', 'https://hooks.example.com/T1')).toEqual({
      kind: 'callWebhook', nodeId: 'n1', visit: 1,
      request: {
        method: 'POST', url: 'https://hooks.example.com/T1', headers: { 'content-type': 'application/json' },
        body: '{% capture text %}New lead: {{ customer.email }}{% endcapture %}{"text": {{ text | json }}}',
      },
    })
  })

  // A name with a quote in it must neither break the call nor add fields to it: the text is rendered first, then made JSON.
  it('never writes the text into JSON itself', () => {
    const call = callFor('Say "hi"\nto {{ customer.name }}')
    expect(call).toMatchObject({ request: { body: expect.stringMatching(/\{"text": \{\{ text \| json \}\}\}$/) as string } })
  })

  it('is queued and goes on', () => {
    const plan = journey().notifyTeam('n1').goal('n2').plan()
    const { state, trace } = startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, 0)
    expect(state.status).toBe('converted')
    expect(trace[1]).toMatchObject({ port: 'next', outcome: 'queued', inputs: { method: 'POST' } })
  })
})

describe('the check of a word to the team', () => {
  it('needs an address and a text', () => {
    expect(notifyTeam.check({ url: 'https://hooks.example.com/T1', text: 'Hi' })).toEqual([])
    expect(notifyTeam.check({ url: '{{ workspace.hook }}', text: 'Hi' })).toEqual([])
    expect(notifyTeam.check({ url: 'hooks.example.com', text: ' \n' })).toEqual([{ code: 'WEBHOOK_URL_INVALID', params: { url: 'hooks.example.com' } }, { code: 'TEXT_MISSING', params: {} }])
  })
})
