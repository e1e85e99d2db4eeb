// Written in the oldest syntax any of the scripts meets, so that an outdated Node.js reaches the message.
const minimum = [20, 19];

/** True when `version` ("20.19.0") is at least the oldest supported Node.js. */
export function isSupportedNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
}

/** Ends the process with one line when this Node.js is too old to run the product. */
export function requireNode() {
  if (isSupportedNode(process.versions.node)) return;
  console.error(`Sendero needs Node.js ${minimum.join('.')} or newer; this is ${process.version}.`);
  process.exit(1);
}
