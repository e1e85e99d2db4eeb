import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { fragmentOf, fragmentText, readFragment } from './fragment.ts'
import { thingsIn, withThings } from './things.ts'

const document = journey().email('hi', 'tpl_1').email('again', 'tpl_1').waitForSegment('member', 'seg_1').startJourney('next', 'wf_1').emitEvent('note', 'tpl_ is only a word', {}).document()
const fragment = fragmentOf(document, document.nodes.map(({ id }) => id)) ?? { nodes: [], edges: [], links: [] }

describe('the things that steps use', () => {
  it('are templates, segments and journeys, each once', () => { expect(thingsIn(document.nodes)).toEqual(['tpl_1', 'seg_1', 'wf_1']) })

  it('can be others, or left open', () => {
    const { nodes } = withThings(fragment, new Map([['tpl_1', 'tpl_2'], ['seg_1', '']]))
    expect(nodes.map(({ config }) => config)).toMatchObject([{ templateId: 'tpl_2' }, { templateId: 'tpl_2' }, { segmentId: '' }, { journeyId: 'wf_1' }, {}])
    expect(fragment.nodes[0]?.config).toEqual({ templateId: 'tpl_1' })
  })

  it('are carried by a clipboard with their names', () => {
    const read = readFragment(fragmentText(fragment, new Map([['tpl_1', 'Welcome'], ['tpl_9', 'Not copied']])))
    expect(read).toMatchObject({ ok: true, names: new Map([['tpl_1', 'Welcome']]) })
  })

  it('have no names in a clipboard that says none, or nonsense', () => {
    const text = fragmentText(fragment, new Map())
    for (const names of [undefined, 3, ['x'], { tpl_1: 7 }]) expect(readFragment(JSON.stringify({ ...JSON.parse(text) as object, names }))).toMatchObject({ ok: true, names: new Map() })
  })
})
