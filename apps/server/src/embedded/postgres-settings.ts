/** Settings of the embedded server, given on its command line so that a newer release can change them for an existing cluster. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  // Nothing subscribes to this server: one process less.
  max_logical_replication_workers: '0',
  // Queue-like tables (runs, messages, jobs) die young: without an eager vacuum the claim of due rows slows down with every cycle.
  autovacuum_naptime: '5s',
  autovacuum_vacuum_cost_delay: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '',
  log_checkpoints: 'off',
  logging_collector: 'off',
  log_destination: 'stderr',
}

export function postgresArguments(dataDir: string, port: number): string[] {
  // The port comes first and is found again in the list of processes, see leftover-postgres.ts.
  const settings = Object.entries({ port: String(port), ...SETTINGS })
  return ['-D', dataDir, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

export const INITDB_ARGUMENTS = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // The built-in provider sorts the same on every system; a libc locale would break indexes after a move to another machine.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--data-checksums',
  '--no-instructions',
] as const
