import path from 'node:path'
import { build } from 'vite'
import { repoRoot } from './repo-root.mjs'

// Builds the web app into `apps/desktop/dist`.
const root = path.join(repoRoot, 'apps/desktop')
await build({ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' })
