import type { JsonObject } from '@sendero/flow-engine'
import { templateProcedures } from '../content/index.ts'
import { journeyProcedures } from '../journeys/index.ts'
import { segmentProcedures } from '../segments/index.ts'
import type { AnyProcedure, ProcedureContext } from '../../procedures/procedure.ts'
import { abandonedCartJourney } from './shop/shop-journey.ts'
import { lapsed, regulars } from './shop/shop-segments.ts'
import { shopTemplates } from './shop/shop-templates.ts'
import type { ShopTemplate } from './shop/shop-templates.ts'

// Everything is made by the same procedures that a client calls.

type Named<List extends readonly AnyProcedure[], Id> = Extract<List[number], { id: Id }>

function procedureOf<const List extends readonly AnyProcedure[], Id extends List[number]['id']>(list: List, id: Id): Named<List, Id> {
  const found = list.find((procedure) => procedure.id === id)
  if (!found) throw new Error(`There is no procedure ${id}`)
  return found as Named<List, Id>
}

/** Templates, a segment, and a journey that is live; gives the id of the journey. */
export async function makeShopContent(context: ProcedureContext): Promise<{ journeyId: string }> {
  const createTemplate = procedureOf(templateProcedures, 'template.create')
  const ids: Partial<Record<ShopTemplate['key'], string>> = {}
  for (const { key, name, subject, preheader, body } of shopTemplates) {
    const made = await createTemplate.call(context, { name, channel: 'email', subject, preheader, format: 'mjml', body, from: { name: '', email: '' } })
    ids[key] = made.id
  }
  await makeSegment(context, regulars)
  const { reminder = '', waiting = '', offer = '' } = ids
  const journey = await procedureOf(journeyProcedures, 'workflows.create').call(context, { name: 'Abandoned cart', document: abandonedCartJourney({ reminder, waiting, offer }) })
  await procedureOf(journeyProcedures, 'workflows.publish').call(context, { id: journey.id, backfill: 'none', note: 'First version' })
  return { journeyId: journey.id }
}

/** Nobody the shop is made of can get mail: where it would leave the house, the journey does not go on sending it. */
export async function pauseShopJourney(context: ProcedureContext, journeyId: string): Promise<void> {
  await procedureOf(journeyProcedures, 'workflows.disable').call(context, { id: journeyId })
}

/** What is made when the three months are over. */
export const makeLateContent = (context: ProcedureContext): Promise<void> => makeSegment(context, lapsed)

async function makeSegment(context: ProcedureContext, { name, rule }: typeof regulars): Promise<void> {
  await procedureOf(segmentProcedures, 'segment.create').call(context, { name, rule: rule as JsonObject })
}
