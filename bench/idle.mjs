// node bench/idle.mjs
// Memory of all processes of an idle server (RSS summed, and PSS, which counts shared pages once), and the time from the
// start command to "ready" on the second start.
import { readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { sleep, startServer } from '../tooling/demo/running-server.mjs'
import { report } from './bench-world.mjs'
import { cpuSeconds, processTree } from './process-tree.mjs'

async function memoryOf(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0)
  const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim()
  return { pid, command: command.split('/').at(-1).slice(0, 60), rssMiB: Math.round(kib('Rss') / 1024), pssMiB: Math.round(kib('Pss') / 1024) }
}

const loadBefore = loadavg()
const first = await startServer()
await first.stop({ keepData: true })
const started = performance.now()
const server = await startServer({ DATA_DIR: first.dataDir })
const secondStartSeconds = Number(((performance.now() - started) / 1000).toFixed(2))
try {
  await sleep(20_000)
  const pids = await processTree(server.child.pid)
  const before = await cpuSeconds(server.child.pid)
  await sleep(10_000)
  const idleCpuPercent = Number((((await cpuSeconds(server.child.pid)) - before) * 10).toFixed(1))
  const processes = await Promise.all(pids.map(memoryOf))
  const total = (name) => processes.reduce((sum, one) => sum + one[name], 0)
  report('idle', loadBefore, { secondStartSeconds, rssMiB: total('rssMiB'), pssMiB: total('pssMiB'), idleCpuPercent, processes })
} finally {
  await server.stop()
}
