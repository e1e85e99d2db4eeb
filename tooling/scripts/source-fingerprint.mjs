import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const notSource = /\.(test|e2e)\.[a-z]+$/

/**
 * Size, time and content hash of every file, by path.
 * @typedef {Record<string, { size: number, mtimeMs: number, hash: string }>} Fingerprint
 */

/**
 * Describes every source file under `sources` (files or folders, relative to `root`) by size, time and content hash.
 * A file whose size and time are as in `previous` keeps its hash unread: a check of a thousand files takes milliseconds.
 * @param {string} root @param {readonly string[]} sources @param {Fingerprint} [previous]
 */
export function sourceFingerprint(root, sources, previous = {}) {
  /** @type {Fingerprint} */
  const fingerprint = {}
  for (const file of sources.flatMap((source) => filesUnder(root, source))) {
    const { size, mtimeMs } = statSync(path.join(root, file))
    const known = previous[file]
    const isUntouched = known?.size === size && known.mtimeMs === mtimeMs
    fingerprint[file] = { size, mtimeMs, hash: isUntouched ? known.hash : hashOf(path.join(root, file)) }
  }
  return fingerprint
}

/**
 * True when both describe the same files with the same content; times do not matter (a clone sets new ones).
 * @param {Fingerprint} left @param {Fingerprint} right
 */
export function isSameSource(left, right) {
  const files = Object.keys(left)
  return files.length === Object.keys(right).length && files.every((file) => left[file]?.hash === right[file]?.hash)
}

/** @param {string} root @param {string} source @returns {string[]} */
function filesUnder(root, source) {
  const absolute = path.join(root, source)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [source]
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const child = path.posix.join(source, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(root, child)
    return notSource.test(entry.name) ? [] : [child]
  })
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
