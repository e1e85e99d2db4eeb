import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { repoRoot } from '../scripts/repo-root.mjs'
import { catalogueProblems } from './catalogue-problems.mjs'
import { messagesIn } from './messages-in.mjs'
import { spokenFolders, unconvertedFolders } from './spoken-folders.mjs'

const catalogueFolder = path.join(repoRoot, 'apps/desktop/src/renderer/languages')

/** Where the texts of a language stand. @param {string} tag */
export const catalogueFile = (tag) => path.join(catalogueFolder, `${tag}.json`)

/** Languages that have a catalogue, complete or not. */
export const translatedLanguages = () => readdirSync(catalogueFolder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))

/** @param {string} tag @returns {Record<string, string>} */
export const readCatalogue = (tag) => JSON.parse(readFileSync(catalogueFile(tag), 'utf8'))

/** Every message of the product, by its key, and what is wrong with messages. */
export function productMessages() {
  const files = spokenFolders.flatMap((folder) => sourceFiles(path.join(repoRoot, folder)))
  const read = files.map((file) => messagesIn(path.relative(repoRoot, file), readFileSync(file, 'utf8')))
  return { keys: new Set(read.flatMap(({ messages }) => messages.map(({ key }) => key))), problems: read.flatMap(({ problems }) => problems) }
}

/** The languages that users may choose: those that say all there is to say, once everything is a message. English is always one. */
export function offeredLanguages() {
  if (unconvertedFolders.length > 0) return ['en']
  const { keys } = productMessages()
  return ['en', ...translatedLanguages().filter((tag) => catalogueProblems(tag, readCatalogue(tag), keys).length === 0)]
}

/** @param {string} folder @returns {string[]} */
function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const child = path.join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(child)
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [child] : []
  })
}
