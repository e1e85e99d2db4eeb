/**
 * What npm's lockfiles say of one folder.
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 * @typedef {{ os: string, cpu: string, libc: string | undefined }} Platform
 */

/**
 * Names the folders that `package-lock.json` asks for on this platform and that npm's record of the installed tree
 * (`node_modules/.package-lock.json`) lacks or has at another version.
 * Optional packages count only when they are built for this platform: they carry the native parts of the product.
 * @param {Lock} lock @param {Lock} installed
 */
export function missingPackages(lock, installed, platform = currentPlatform()) {
  return Object.entries(lock.packages)
    .filter(([folder, entry]) => folder.includes('node_modules/') && isWanted(entry, platform))
    .filter(([folder, entry]) => installed.packages[folder]?.version !== entry.version || !installed.packages[folder])
    .map(([folder]) => folder)
}

/** @param {LockEntry} entry @param {Platform} platform */
function isWanted(entry, platform) {
  if (!entry.optional && !entry.devOptional) return true
  if (!entry.os || !entry.cpu) return false
  return allows(entry.os, platform.os) && allows(entry.cpu, platform.cpu) && (!entry.libc || allows(entry.libc, platform.libc))
}

/** @param {string[]} list @param {string | undefined} value */
function allows(list, value) {
  if (list.includes(`!${value}`)) return false
  return (value !== undefined && list.includes(value)) || list.every((item) => item.startsWith('!'))
}

/** @returns {Platform} */
function currentPlatform() {
  return { os: process.platform, cpu: process.arch, libc: currentLibc() }
}

function currentLibc() {
  if (process.platform !== 'linux') return undefined
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport())
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl'
}
