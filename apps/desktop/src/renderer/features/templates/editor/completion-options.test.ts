import { describe, expect, it } from 'vitest'
import { completionPlace } from '../kernels/markup/completion-place.ts'
import { completionOffers, variableDetail } from './completion-options.ts'
import type { CompletionSources } from './completion-options.ts'

const element = (name: string, children: string[] = [], attributes: { name: string; values: string[] }[] = []) => ({ name, does: `${name}!`, children, attributes })
const sources: CompletionSources = {
  format: 'mjml',
  language: {
    filters: [{ name: 'upcase', example: '', does: 'All letters large' }, { name: 'default', example: 'x', does: 'What stands here' }],
    tags: [{ name: 'if', example: '{% if | %}{% endif %}', does: 'Only for some' }],
    elements: [element('mjml', ['mj-body']), element('mj-body', ['mj-section']), element('mj-column', ['mj-text', 'mj-image']), element('mj-text', [], [{ name: 'align', values: ['left', 'right'] }, { name: 'color', values: [] }])],
  },
  variables: [
    { path: 'customer.plan', source: 'customer', types: ['text'], share: 0.5, examples: ['Pro', 'free'] },
    { path: 'unsubscribe_url', source: 'message', types: ['text'], share: 1, examples: ['https://x.example'] },
  ],
}

const offered = (before: string, more: Partial<CompletionSources> = {}): string[] => {
  const place = completionPlace(before)
  return place === null ? [] : completionOffers(place, { ...sources, ...more }).map(({ label, insert }) => (insert === label ? label : `${label} → ${insert}`))
}

describe('what is offered', () => {
  it.each<[string, string[]]>([
    ['{{ ', ['customer.plan', 'unsubscribe_url']],
    ['{% assign greeting = "Hi" %}{{ g', ['greeting', 'customer.plan', 'unsubscribe_url']],
    ['{{ customer.plan | ', ['upcase', 'default']],
    ['{% ', ['if → {% if | %}{% endif %}']],
    ['{% if a %}{% ', ['endif → {% endif %}', 'elsif → {% elsif | %}', 'else → {% else %}', 'if → {% if | %}{% endif %}']],
    ['<', ['mjml → mjml>|</mjml>']],
    ['<mjml><mj-body><', ['mj-section → mj-section>|</mj-section>']],
    ['<mj-column><', ['mj-text → mj-text>|</mj-text>', 'mj-image → mj-image | />']],
    ['<mj-column></', ['mj-column → mj-column>']],
    ['<mj-text color="red" ', ['align → align="|"', 'mj-class → mj-class="|"', 'css-class → css-class="|"']],
    ['<mj-text align="', ['left', 'right']],
    ['<a href="', ['{{ unsubscribe_url }}']],
  ])('after %s is %j', (before, expected) => {
    expect(offered(before)).toEqual(expected)
  })

  it('is HTML inside of texts, and everywhere in HTML', () => {
    for (const labels of [offered('<mj-text><'), offered('<body><', { format: 'html' })]) {
      expect(labels).toContain('a → a href="|"></a>')
      expect(labels).not.toContain('mj-section → mj-section>|</mj-section>')
    }
  })

  it('says of a variable what it usually holds and how many people have it', () => {
    expect(sources.variables.map(variableDetail)).toEqual(['Pro, free · 50% of customers', 'https://x.example'])
  })

  it('is nothing but HTML while the server has not told', () => {
    expect(offered('{{ a | ', { language: null, variables: [] })).toEqual([])
    expect(offered('<mj-text ', { language: null })).toEqual(['style → style="|"', 'class → class="|"'])
  })
})
