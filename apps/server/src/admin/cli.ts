import { parseArgs } from 'node:util'
import { commands } from './commands.ts'
import type { CliCommand } from './commands.ts'
import { CliError, connectToServer } from './server-connection.ts'

// The admin CLI. The last line on stdout is one JSON document; an error is one line on stderr with exit code 1, wrong usage 2.

const usage = (): string => `Usage: npm run admin -- <command> [--workspace SLUG]. Commands: ${Object.values(commands).map((command) => command.usage).join('; ')}`

async function main(argv: readonly string[]): Promise<void> {
  const [name = '', ...rest] = argv
  const command = commands[name]
  if (!command) throw new CliError(name === '' || name === 'help' || name === '--help' ? usage() : `Unknown command "${name}". ${usage()}`, 2)
  const { positionals, values } = parse(command, rest)
  const workspace = typeof values['workspace'] === 'string' ? values['workspace'] : undefined
  const server = await connectToServer(process.env['DATA_DIR'] ?? '.data', workspace)
  const result = await command.run(server, { positionals, values })
  process.stdout.write(`${JSON.stringify(result)}\n`)
  if (result['isClean'] === false) process.exitCode = 1
}

function parse(command: CliCommand, args: readonly string[]) {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, kind]) => [name, { type: kind === 'boolean' ? 'boolean' as const : 'string' as const, multiple: kind === 'list' }]))
  try {
    return parseArgs({ args: [...args], allowPositionals: true, strict: true, options: { workspace: { type: 'string' }, ...options } })
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)} Usage: ${command.usage}`, 2)
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${(error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ')}\n`)
  process.exitCode = error instanceof CliError ? error.exitCode : 1
})
