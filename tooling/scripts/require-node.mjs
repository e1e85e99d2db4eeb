// Written in the oldest syntax any of the scripts meets, so that an outdated Node.js reaches the message.
const minimum = { major: 20, minor: 19 }

/**
 * True when `version` ("20.19.0") is at least the oldest supported Node.js.
 * @param {string} version
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > minimum.major || (major === minimum.major && minor >= minimum.minor)
}

/** Ends the process with one line when this Node.js is too old to run the product. */
export function requireNode() {
  if (isSupportedNode(process.versions.node)) return
  console.error(`Sendero needs Node.js ${minimum.major}.${minimum.minor} or newer; this is ${process.version}.`)
  process.exit(1)
}
