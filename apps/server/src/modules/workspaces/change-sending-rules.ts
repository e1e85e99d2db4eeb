import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../db/postgres.ts'
import { lockSendingRules, writeSendingRules } from './sending-rules-repository.ts'
import type { Since } from './sending-rules-repository.ts'
import type { FrequencyCap, QuietHours } from './sending-rules.ts'

interface Wanted { readonly frequencyCaps: readonly FrequencyCap[] | undefined; readonly quietHours: QuietHours | null | undefined }

/** Changes the rules that are given; one that stays the same stands since as long as before. Call it too when only the time zone has changed. */
export async function changeSendingRules(tx: Tx, { frequencyCaps, quietHours }: Wanted, now: number): Promise<void> {
  const before = await lockSendingRules(tx)
  const since = new Date(now).toISOString()
  await writeSendingRules(tx, {
    frequencyCaps: frequencyCaps?.map((cap) => standing(cap, before.frequencyCaps, since)) ?? before.frequencyCaps,
    quietHours: quietHours === undefined ? before.quietHours : quietHours === null ? null : standing(inOrder(quietHours), before.quietHours === null ? [] : [before.quietHours], since),
  })
}

function standing<Rule extends object>(rule: Rule, before: readonly Since<Rule>[], since: string): Since<Rule> {
  return before.find((one) => isDeepStrictEqual(one, { ...rule, since: one.since })) ?? { ...rule, since }
}

const inOrder = ({ weekdays, ...hours }: QuietHours): QuietHours => ({ ...hours, weekdays: weekdays.toSorted((a, b) => a - b) })
