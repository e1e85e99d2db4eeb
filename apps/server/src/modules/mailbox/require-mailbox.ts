import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { mailHost } from '../messages/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'

/** Throws MAILBOX_OFF while e-mail leaves through a mail server: an old mail must not look like one that was just sent. */
export async function requireMailbox(deps: Pick<Deps, 'env'>, tx: Tx): Promise<void> {
  const { workspace } = await loadWorkspace(tx)
  const host = await mailHost(deps.env, tx, workspace)
  if (host !== null) throw new AppError('MAILBOX_OFF', `E-mail leaves through ${host}: the built-in mailbox receives nothing.`)
}
