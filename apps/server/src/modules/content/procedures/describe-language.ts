import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { liquidFilters, liquidTags } from '../../../rendering/liquid-language.ts'
import { mjmlElements } from '../../../rendering/mjml-elements.ts'

const word = z.object({ name: z.string(), example: z.string(), does: z.string() })

export const describeLanguage = defineProcedure({
  id: 'template.language',
  kind: 'query',
  permission: 'templates:read',
  summary: 'What templates may be written in: the filters and tags of Liquid that are allowed, the elements of MJML and their attributes',
  input: z.strictObject({}),
  output: z.object({
    filters: z.array(word),
    tags: z.array(word),
    elements: z.array(z.object({ name: z.string(), does: z.string(), children: z.array(z.string()), attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()) })) })),
  }),
  rest: { method: 'GET', path: '/templates/language', status: 200, tag: 'Templates' },
  run: () => Promise.resolve({
    filters: [...liquidFilters],
    tags: [...liquidTags],
    elements: mjmlElements.map((element) => ({ ...element, children: [...element.children], attributes: element.attributes.map(({ name, values }) => ({ name, values: [...values] })) })),
  }),
})
