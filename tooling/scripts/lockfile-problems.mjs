import semver from 'semver'

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {Record<string, string>} [engines]
 * @property {Record<string, string>} [optionalDependencies]
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

// What builds and starts the desktop app wants a newer Node.js than the server. Nothing of it is loaded by a start, a test or CI:
// types and the configuration's schema are read, the binary is fetched only by `npm run desktop`.
const toolsOfNewerNode = new Set(['electron', '@electron/get', '@electron/rebuild', '@electron-internal/extract-zip', 'node-abi'].map((name) => `node_modules/${name}`))

/**
 * Says, one line each, what is wrong with a parsed `package-lock.json`: a package that refuses the oldest Node.js the root
 * package promises, a download address (it would tie every clone to one registry), and an optional package that is listed
 * but not locked (npm leaves it out on a registry that lacks it, and then that platform gets no native parts).
 * @param {Lockfile} lock @returns {string[]}
 */
export function lockfileProblems(lock) {
  const oldest = semver.minVersion(lock.packages['']?.engines?.['node'] ?? '*')?.version ?? '0.0.0'
  return Object.entries(lock.packages).flatMap(([folder, entry]) => [
    ...engineProblem(folder, entry, oldest),
    ...addressProblem(folder, entry),
    ...unlockedOptionals(folder, entry, lock),
  ])
}

/** @param {string} folder @param {LockedPackage} entry @param {string} oldest */
function engineProblem(folder, { version, engines }, oldest) {
  const range = engines?.['node']
  if (!range || toolsOfNewerNode.has(folder) || semver.satisfies(oldest, range)) return []
  return [`${folder} ${version} needs Node.js ${range}; we support ${oldest}. Choose an older version or override it.`]
}

/** @param {string} folder @param {LockedPackage} entry */
function addressProblem(folder, { resolved }) {
  return resolved?.includes('://') ? [`${folder} is locked with a download address: set omit-lockfile-registry-resolved.`] : []
}

/** @param {string} folder @param {LockedPackage} entry @param {Lockfile} lock */
function unlockedOptionals(folder, { optionalDependencies = {} }, lock) {
  return Object.keys(optionalDependencies)
    .filter((name) => !isLocked(name, folder, lock))
    .map((name) => `${folder} lists ${name} for some platform, but the lockfile lacks it.`)
}

/**
 * Looks where Node.js would look: in the package's own node_modules, then in every folder above.
 * @param {string} name @param {string} folder @param {Lockfile} lock
 */
function isLocked(name, folder, lock) {
  for (let above = folder; ; above = parentFolder(above)) {
    if (lock.packages[above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`]) return true
    if (above === '') return false
  }
}

/** @param {string} folder */
function parentFolder(folder) {
  return folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
}
