// What keeps people from being written to twice, lost or stuck, and how to take each of it out of the sources: a test or a
// crash run that has never failed proves nothing. The texts must be found word for word, so that this follows the code.

/** @typedef {{ file: string, guard: string, harm: string }} Removal `guard` in the file (below apps/server/src) becomes `harm` */

/** @type {Readonly<Record<string, readonly Removal[]>>} */
export const guards = {
  // Taken off the list first and stepped afterwards, as from a queue that forgets what it hands out.
  'claim-in-the-transaction': [{
    file: 'modules/runs/advance-batch.ts',
    guard: '  given.onClaimed?.(claimed)\n',
    harm: `  given.onClaimed?.(claimed)
      if (claimed.length > 0) {
        await tx.query('UPDATE runs SET wake_at = NULL WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[])', [claimed.map((run) => run.id)])
        await tx.query("COMMIT; BEGIN; SELECT set_config('app.workspace', '" + tx.workspaceId + "', true)")
      }\n`,
  }],
  'commit-before-the-call': [{
    file: 'modules/messages/deliver-over-wire.ts',
    guard: 'const judged = await decideMessages(deps, tx, { prepared, isFinal: false })\n',
    harm: `const judged = await decideMessages(deps, tx, { prepared, isFinal: false })
      for (const one of judged.go.splice(0)) start(turn, { ...one, fence })
      await Promise.all([...turn.underway.inFlight])\n`,
  }],
  recovery: [
    { file: 'modules/messages/recover-sending.ts', guard: 'if (journals.length === 0) return total', harm: 'return total' },
    { file: 'modules/messages/sweep-expired.ts', guard: 'if (expired.length === 0) return 0', harm: 'return 0' },
  ],
  // The line comes before the mail instead of before its final dot.
  'line-at-the-dot': [{ file: 'modules/messages/smtp-wire.ts', guard: 'const result = await pool.send(', harm: 'journal.start(id, attempt)\n      const result = await pool.send(' }],
  // What was begun and not answered is sent again, as a plain job queue would.
  doubt: [{ file: 'modules/messages/lost-answer.ts', guard: "return { id, kind: 'unknown', ref: null", harm: "return { id, kind: 'queued', ref: null" }],
  'answer-in-the-journal': [{ file: 'modules/messages/recover-sending.ts', guard: "if (entry?.ref != null) return { ...base, kind: 'sent', ref: entry.ref }", harm: "if (entry?.ref != null) return { ...base, kind: 'queued' }" }],
  sweeper: [{ file: 'workers/sweeper.ts', guard: 'for (const row of due) {', harm: 'for (const row of []) {' }],
  'one-decider': [
    { file: 'modules/messages/settle-repository.ts', guard: 'ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED', harm: 'ORDER BY id LIMIT $4' },
    { file: 'modules/messages/settle-repository.ts', guard: "WHERE m.workspace_id = $1 AND m.id = x.id AND m.state = 'sending'`, [tx.workspaceId, JSON", harm: 'WHERE m.workspace_id = $1 AND m.id = x.id`, [tx.workspaceId, JSON' },
  ],
  // The same batch goes under another name every time.
  'one-copy': [{ file: 'modules/outbox/export-outbox.ts', guard: "insert_deduplicate=1, insert_deduplication_token='${target}:${batch}'", harm: "insert_deduplicate=1, insert_deduplication_token='${target}:${Date.now()}'" }],
  'migration-in-a-transaction': [{ file: 'db/migrate-postgres.ts', guard: "await client.query('BEGIN')", harm: '' }],
  // A stalled process that wakes up begins its call however late it is.
  lease: [{ file: 'modules/messages/fenced-send.ts', guard: 'throw new TooLate()', harm: 'void 0' }],
}
