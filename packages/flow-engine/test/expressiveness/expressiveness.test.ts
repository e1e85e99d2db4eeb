import { describe, expect, it } from 'vitest'
import { journeyDocumentSchema, nodeKinds } from '../../src/document.ts'
import { compileJourney, matchesEntry, type Plan } from '../../src/index.ts'
import { tellStory } from '../../src/testing/index.ts'
import { agileCrm } from './agile-crm.ts'
import { dittofeed } from './dittofeed.ts'
import { mailPoet } from './mail-poet.ts'
import { differences, type Source, type Translation } from './translation.ts'
import { campaignUseCases, journeysUseCases } from './use-cases.ts'

// What journeys of other products come to as ours: each is drawn, compiled, and gone through by one or more people. What
// cannot be said as the source says it is named, and stands on the page docs/expressiveness.md with the reason.

const sources: readonly Source[] = [agileCrm, mailPoet, dittofeed, journeysUseCases, campaignUseCases]
const start = Date.UTC(2026, 0, 15, 9)

function planOf({ document }: Translation): Plan {
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'))
  return compiled.plan
}

describe.each(sources.map((source) => [source.name, source] as const))('%s', (_source, { translations }) => {
  describe.each(translations.map((each) => [each.name, each] as const))('%s', (_name, translation) => {
    it('is a journey that can be published', () => {
      expect(journeyDocumentSchema.safeParse(translation.document).success).toBe(true)
      expect(compileJourney(translation.document).diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    })

    it.each(translation.stories)('is gone through by $who', ({ lines, teller }) => {
      expect(tellStory({ plan: planOf(translation), start, ...teller }, lines).lines).toEqual(lines)
    })

    const { enters } = translation
    if (enters !== undefined) {
      it('lets in by its event, and by no other', () => {
        const { entry } = planOf(translation)
        expect([enters.by, enters.notBy].map((event) => matchesEntry(entry, event, start))).toEqual([true, false])
      })
    }
  })
})

const [page = ''] = Object.values(import.meta.glob('../../../../docs/expressiveness.md', { eager: true, import: 'default', query: '?raw' })) as string[]

describe('the page about expressiveness', () => {
  const order = nodeKinds.map(({ kind }) => kind)
  const rows = sources.flatMap(({ name, translations }) => translations.map(({ name: called, document: { entry, ends, nodes }, differs }) => {
    const kinds = order.filter((kind) => nodes.some((node) => node.kind === kind)).map((kind) => `\`${kind}\``)
    const marks = [...(ends === undefined ? [] : [`ends by ${[...new Set(ends.map(({ when }) => when.kind))].join(', ')}`])]
    return `| ${name} | ${called} | \`${entry.trigger.kind}\` | ${[...kinds, ...marks].join(', ')} | ${differs.join(', ')} |`
  }))

  it('counts them', () => { expect(page).toContain(`\n${rows.length} journeys that others have published`) })

  it('has the row of every journey as it is drawn here, and no other', () => {
    expect(page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| source'))).toEqual(rows)
  })

  it('says of every difference that is met why it is one, and of no other', () => {
    const met = new Set(sources.flatMap(({ translations }) => translations.flatMap(({ differs }) => differs)))
    expect([...met].toSorted()).toEqual(Object.keys(differences).toSorted())
    expect(page.split('\n').filter((line) => line.startsWith('- **'))).toEqual(Object.entries(differences).map(([name, why]) => `- **${name}**: ${why}`))
  })
})

const raw = (found: Record<string, unknown>): string[] => Object.entries(found).map(([path, text]) => `${path}\n${String(text)}`)
const files = {
  agile: Object.entries(import.meta.glob('../../../../../shared/data/journeys/agilecrm/*.json', { eager: true, import: 'default' })) as [string, { nodes: { type: string }[] }][],
  mailPoet: Object.values(import.meta.glob('../../../../../shared/data/journeys/mailpoet-automations.json', { eager: true, import: 'default' })).flat() as { slug: string }[],
  dittofeed: Object.values(import.meta.glob('../../../../../shared/data/journeys/dittofeed-test-definitions.json', { eager: true, import: 'default' })).flat() as { context: string[]; definition: { nodes: (string | { type: string })[] } }[],
  onboarding: raw(import.meta.glob('../../../../../shared/data/journeys/dittofeed-examples/git-workflows/journeys/*.yaml', { eager: true, import: 'default', query: '?raw' })),
  useCases: raw(import.meta.glob('../../../../../shared/data/journeys/segment__*.md', { eager: true, import: 'default', query: '?raw' })),
}
const isHere = files.agile.length > 0

if (!isHere) console.log('SKIPPED what the journeys are drawn from: ../shared/data/journeys is not here')

describe.skipIf(!isHere)('the journeys these are drawn from', () => {
  const names = ({ translations }: Source): string[] => translations.map(({ name }) => name)
  const headings = (file: string, level: string): string[] => (files.useCases.find((text) => text.startsWith(file, text.indexOf('segment__'))) ?? '').split('\n').filter((line) => line.startsWith(`${level} `)).map((line) => line.slice(level.length + 1).trim())

  it('of Agile CRM are all there', () => {
    expect(names(agileCrm).toSorted()).toEqual(files.agile.map(([path]) => path.split('/').at(-1)?.replace('.json', '')).toSorted())
  })

  it('of Agile CRM have the steps that are told, as many of each kind', () => {
    const kinds: Readonly<Record<string, string>> = { 'Send Email': 'email', Wait: 'wait', 'A/B': 'splitPercent', Tags: 'tag', 'Clicked?': 'waitForEvent' }
    for (const [path, { nodes }] of files.agile) {
      const told = nodes.filter(({ type }) => type !== 'Start').map(({ type }) => kinds[type] ?? type)
      const ours = agileCrm.translations.find(({ name }) => path.endsWith(`/${name}.json`))?.document.nodes.map(({ kind }) => kind) ?? []
      expect([path, ...ours.toSorted()]).toEqual([path, ...told.toSorted()])
    }
  })

  it('of MailPoet are all there', () => {
    expect(names(mailPoet)).toEqual(files.mailPoet.map(({ slug }) => slug))
  })

  it('of Dittofeed are all there: each definition by what its test calls it, and the example', () => {
    const [example, ...definitions] = names(dittofeed)
    expect(files.onboarding.some((text) => text.includes(`name: "${example ?? ''}"`))).toBe(true)
    expect(definitions).toHaveLength(files.dittofeed.length)
    definitions.forEach((name, at) => { expect(files.dittofeed[at]?.context).toContain(name) })
  })

  it('of Dittofeed send as many messages, where all steps are told', () => {
    dittofeed.translations.slice(1).forEach(({ name, differs, document }, at) => {
      if (differs.includes('not told')) return
      const told = files.dittofeed[at]?.definition.nodes.filter((node) => typeof node !== 'string' && node.type === 'MessageNode') ?? []
      expect([name, document.nodes.filter(({ kind }) => kind === 'email').length]).toEqual([name, told.length])
    })
  })

  it('that are written use cases are all there', () => {
    expect(names(journeysUseCases)).toEqual(headings('segment__journeys', '###'))
    expect(names(campaignUseCases)).toEqual(headings('segment__use-cases', '##'))
  })
})
