// What the processes of a running product use, together: the server, its children, PostgreSQL and chDB.
import { readFile, readdir } from 'node:fs/promises'

/** The process and everything it has started, directly or not. Linux only. */
export async function processTree(root) {
  const parents = new Map()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0))
  }
  const tree = [root]
  for (let at = 0; at < tree.length; at += 1) for (const [pid, parent] of parents) if (parent === tree[at]) tree.push(pid)
  return tree
}

/** Processor time in seconds that the tree has used so far, that of children which have ended included. */
export async function cpuSeconds(root) {
  let ticks = 0
  for (const pid of await processTree(root)) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    for (const field of fields.slice(11, 15)) ticks += Number(field)
  }
  return ticks / 100
}

/** Resident memory in MiB of the process itself and of the child that is ClickHouse. Linux only. */
export async function residentMiB(root) {
  const of = async (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))?.[1] ?? 0) / 1024
  let clickhouse = 0
  for (const pid of await processTree(root)) if ((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('chdb-child')) clickhouse += await of(pid)
  return { server: Math.round(await of(root)), clickhouse: Math.round(clickhouse) }
}
