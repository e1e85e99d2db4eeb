import { send } from '../harness.ts'
import type { Stage } from './screen.ts'

interface Named { readonly id: string; readonly name: string }

/** A list with some of the shop's people on it, found by its name or made. */
export async function fairList(stage: Stage): Promise<string> {
  const name = 'Met at the fair'
  const { data } = await stage.rest<{ readonly data: readonly Named[] }>('/api/v1/lists?limit=50')
  const known = data.find((each) => each.name === name)
  if (known !== undefined) return known.id
  const list = await send<Named>(stage.page, { path: '/api/v1/lists', body: { name } })
  const { data: people } = await stage.rest<{ readonly data: readonly Pick<Named, 'id'>[] }>('/api/v1/customers?limit=30')
  await send(stage.page, { path: `/api/v1/lists/${list.id}/add`, body: { people: people.map(({ id }) => id) } })
  return list.id
}

/** One that nobody is on yet. */
export async function emptyList(stage: Stage): Promise<string> {
  const name = 'Testers of the new roast'
  const { data } = await stage.rest<{ readonly data: readonly Named[] }>('/api/v1/lists?limit=50')
  return data.find((each) => each.name === name)?.id ?? (await send<Named>(stage.page, { path: '/api/v1/lists', body: { name } })).id
}
