import path from 'node:path'
import { build } from 'vite'
import { offeredLanguages } from '../i18n/product-messages.mjs'
import { repoRoot } from './repo-root.mjs'

// Builds the web app into `apps/desktop/dist`, with the languages its users may choose.
const root = path.join(repoRoot, 'apps/desktop')
const define = { 'import.meta.env.OFFERED_LANGUAGES': JSON.stringify(offeredLanguages()) }
await build({ root, configFile: path.join(root, 'vite.config.ts'), define, logLevel: 'warn' })
