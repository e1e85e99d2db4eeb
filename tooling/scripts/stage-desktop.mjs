import { spawnSync } from 'node:child_process'
import { cp, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { repoRoot } from './repo-root.mjs'

// Lays out `apps/desktop/stage/server`: the built server with the packages it runs on, as the desktop app carries it.
const stage = path.join(repoRoot, 'apps/desktop/stage/server')
const manifests = ['package.json', 'package-lock.json', '.npmrc', ...['apps/server', 'apps/desktop', 'packages/flow-engine', 'packages/ui'].map((folder) => `${folder}/package.json`)]

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function run(command, args, cwd = repoRoot) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

for (const script of ['build-server', 'build-renderer', 'build-desktop']) run(process.execPath, [path.join(repoRoot, `tooling/scripts/${script}.mjs`)])
await rm(stage, { recursive: true, force: true })
for (const file of [...manifests, 'migrations', 'apps/server/dist']) {
  await mkdir(path.dirname(path.join(stage, file)), { recursive: true })
  await cp(path.join(repoRoot, file), path.join(stage, file), { recursive: true }).catch((error) => { if (error.code !== 'ENOENT') throw error })
}
run('npm', ['ci', '--omit=dev', '--workspace', '@sendero/server', '--no-audit', '--no-fund'], stage)
