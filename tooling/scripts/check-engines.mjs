// Fails when the lockfile would not install, or not run, on a plain supported machine.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { lockfileProblems } from './lockfile-problems.mjs'
import { repoRoot } from './repo-root.mjs'

const lock = JSON.parse(readFileSync(path.join(repoRoot, 'package-lock.json'), 'utf8'))
const problems = lockfileProblems(lock)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`${Object.keys(lock.packages).length} locked packages support the oldest Node.js we support.`)
