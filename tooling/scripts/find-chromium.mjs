import { accessSync, constants } from 'node:fs'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of the Chromium for end-to-end tests: `CHROMIUM_PATH` if set, else a usual place; undefined when there is none. */
export function findChromium(named = process.env['CHROMIUM_PATH']) {
  return (named ? [named] : usualPlaces).find(isExecutable)
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
