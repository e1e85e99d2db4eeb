// What the Hillstrom journey must count, computed from the file alone. Imports nothing from the product: the rule, the
// split hash and the waits are written again here, from the public contract.

/** MurmurHash3 x86 32-bit, seed 0, over UTF-8. */
function murmur3(text) {
  const bytes = Buffer.from(text, 'utf8')
  const rotl = (x, r) => (x << r) | (x >>> (32 - r))
  let h = 0
  const blocks = bytes.length >>> 2
  for (let i = 0; i < blocks; i += 1) {
    let k = Math.imul(bytes.readInt32LE(i * 4), 0xcc9e2d51)
    k = Math.imul(rotl(k, 15), 0x1b873593)
    h = (Math.imul(rotl(h ^ k, 13), 5) + 0xe6546b64) | 0
  }
  let k = 0
  const tail = blocks * 4
  for (let i = bytes.length - 1; i >= tail; i -= 1) k = (k << 8) | bytes[i]
  if (bytes.length > tail) h ^= Math.imul(rotl(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593)
  h ^= bytes.length
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Cells of one line; a quoted cell may hold commas. */
const cellsOf = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => match[1].replace(/^"|"$/g, ''))

/** @param {string} csv @returns {{ row: number, recency: number, history: number, visit: boolean, conversion: boolean }[]} */
export function readRows(csv) {
  const [head, ...lines] = csv.trim().split(/\r?\n/)
  const names = head.split(',')
  const at = (cells, name) => Number(cells[names.indexOf(name)])
  return lines.map((line, index) => {
    const cells = cellsOf(line)
    return {
      row: index + 1,
      recency: at(cells, 'recency'),
      history: at(cells, 'history'),
      visit: at(cells, 'visit') === 1,
      conversion: at(cells, 'conversion') === 1,
    }
  })
}

/**
 * @param {ReturnType<typeof readRows>} rows
 * @param {Map<string, string>} customerIds userId -> public customer id
 */
export function expectedCounts(rows, customerIds, { salt, splitNode }) {
  const members = rows.filter((row) => row.recency <= 3 && row.history > 100)
  const isA = (row) => murmur3(`${salt}:${splitNode}:${customerIds.get(String(row.row))}`) % 10_000 < 5_000
  const a = members.filter(isA).length
  const visited = members.filter((row) => row.visit)
  const converted = visited.filter((row) => row.conversion)
  return {
    members: members.length,
    nodes: {
      split: { entered: members.length, left: members.length, hereNow: 0, converted: converted.length },
      mailA: { entered: a, left: a, hereNow: 0, sent: a, delivered: a, converted: converted.filter(isA).length },
      mailB: {
        entered: members.length - a,
        left: members.length - a,
        hereNow: 0,
        sent: members.length - a,
        delivered: members.length - a,
        converted: converted.length - converted.filter(isA).length,
      },
      visit: { entered: members.length, left: visited.length, hereNow: members.length - visited.length, converted: converted.length },
      conversion: {
        entered: visited.length,
        left: converted.length,
        hereNow: visited.length - converted.length,
        converted: converted.length,
      },
      goal: { entered: converted.length, hereNow: 0 },
    },
    edges: {
      start: members.length,
      a,
      b: members.length - a,
      afterA: a,
      afterB: members.length - a,
      visited: visited.length,
      noVisit: 0,
      bought: converted.length,
      noPurchase: 0,
    },
    recipients: new Set(members.map((row) => `row-${row.row}@example.test`)),
  }
}
