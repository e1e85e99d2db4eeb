import { existsSync } from 'node:fs'
import path from 'node:path'
import { repoRoot } from './repo-root.mjs'

/** Takes over the variables of `.env` in the repository, if there is one; what is set in the environment wins. */
export function loadDotEnv() {
  const file = path.join(repoRoot, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}
