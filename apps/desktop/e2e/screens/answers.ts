import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@sendero/server/router'
import type { Page } from 'playwright-core'

// Screens that cannot be opened twice, or only by changing what others show: a secret that is shown once, a mail server that
// refuses. The procedures named here answer what the screen gives, the rest of the page is the product's.

type Client = TRPCClient<AppRouter>
type Answer<Call extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>

export interface Answers {
  readonly 'dkim.get'?: Answer<Client['dkim']['get']['query']>
  readonly 'event.list'?: Answer<Client['event']['list']['query']>
  readonly 'import.get'?: Answer<Client['import']['get']['query']>
  readonly 'keys.create'?: Answer<Client['keys']['create']['mutate']>
  readonly 'keys.list'?: Answer<Client['keys']['list']['query']>
  readonly 'member.invite'?: Answer<Client['member']['invite']['mutate']>
  readonly 'smtp.get'?: Answer<Client['smtp']['get']['query']>
  readonly 'smtp.test'?: Answer<Client['smtp']['test']['mutate']>
  readonly 'writeKeys.create'?: Answer<Client['writeKeys']['create']['mutate']>
  readonly 'writeKeys.list'?: Answer<Client['writeKeys']['list']['query']>
}

/** From now on these calls of the page are answered so, and no others. */
export async function answerCalls(page: Page, answers: Answers): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  for (const [procedure, data] of Object.entries(answers)) await page.route(new RegExp(`/trpc/${procedure}(\\?|$)`), (route) => route.fulfill({ json: { result: { data } } }))
}
