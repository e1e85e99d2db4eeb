import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const notSource = /\.(test|e2e)\.[a-z]+$/;

/**
 * Describes every source file under `sources` (files or folders, relative to `root`) by size, time and content hash.
 * A file whose size and time are as in `previous` keeps its hash unread: a check of a thousand files takes milliseconds.
 */
export function sourceFingerprint(root, sources, previous = {}) {
  const fingerprint = {};
  for (const file of sources.flatMap((source) => filesUnder(root, source))) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    const known = previous[file];
    const isUntouched = known?.size === size && known.mtimeMs === mtimeMs;
    fingerprint[file] = { size, mtimeMs, hash: isUntouched ? known.hash : hashOf(path.join(root, file)) };
  }
  return fingerprint;
}

/** True when both describe the same files with the same content; times do not matter (a clone sets new ones). */
export function isSameSource(left, right) {
  const files = Object.keys(left);
  return files.length === Object.keys(right).length && files.every((file) => left[file].hash === right[file]?.hash);
}

function filesUnder(root, source) {
  const absolute = path.join(root, source);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [source];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const child = path.posix.join(source, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(root, child);
    return notSource.test(entry.name) ? [] : [child];
  });
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
