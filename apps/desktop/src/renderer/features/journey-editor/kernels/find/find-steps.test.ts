import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { findSteps } from './find-steps.ts'

const document = journey().email('hello', 'tpl_1').wait('pause', 'P2D').splitRules('who', { vip: { trait: 'plan', is: 'equals', value: 'Pro' } }).webhook('call', { url: 'https://crm.example.com/hook' }).waitForSegment('member', 'seg_1', { timeout: 'P1D' }).goal('won', 'Bought').document()
const named = { ...document, nodes: document.nodes.map((node) => node.id === 'pause' ? { ...node, name: 'Let them try', skipped: true } : node) }
const find = (query: string): string[] => findSteps(named, {
  query,
  titleOf: (kind) => ({ email: 'E-mail', splitRules: 'Split by rules' } as Record<string, string>)[kind] ?? kind,
  nameOf: (id) => ({ tpl_1: 'Welcome mail', seg_1: 'Trial users' } as Record<string, string>)[id] ?? null,
  hasProblem: (id) => id === 'call',
})

describe('finding steps', () => {
  it.each([
    ['their name', 'let try', ['pause']],
    ['the name of their template', 'welcome', ['hello']],
    ['an address they call', 'crm.example', ['call']],
    ['a value in a rule, in any case', 'PRO', ['who']],
    ['their kind', 'type:email', ['hello']],
    ['their kind as it is called', 'type:e-mail', ['hello']],
    ['a problem', 'has:problem', ['call']],
    ['two filters at once', 'type:webhook has:error', ['call']],
    ['what they use', 'uses:segment', ['entry', 'member']],
    ['what they use, by its name', 'uses:trial-users', ['entry', 'member']],
    ['a template', 'uses:template', ['hello']],
    ['being skipped', 'is:skipped', ['pause']],
    ['being the entry', 'type:entry', ['entry']],
    ['nothing', 'unicorn', []],
    ['no words', '   ', []],
  ])('works by %s', (_what, query, ids) => { expect(find(query)).toEqual(ids) })
})
