import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository, wherever it was cloned to and whatever the working directory is. */
export const repoRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
