import { compileMjml } from './compile-mjml.ts'
import { htmlToTextTemplate } from './html-to-text-template.ts'
import { renderItem } from './render-items.ts'
import type { ChildReply, ChildTask } from './render-protocol.ts'

// Forked with an empty environment and a small heap. It knows no secret, opens nothing and trusts no template: the
// parent kills it when an item takes too long.

const aliveEveryMs = 100

process.on('message', (task: ChildTask) => { void perform(task) })
process.on('disconnect', () => process.exit(0))
if (process.argv.includes('mjml')) await import('mjml')
reply({ kind: 'ready' })

async function perform(task: ChildTask): Promise<void> {
  if (task.kind === 'mjml') return reply({ kind: 'compiled', id: task.id, result: await compileMjml(task.source) })
  if (task.kind === 'text') return reply({ kind: 'converted', id: task.id, text: await htmlToTextTemplate(task.html) })
  let lastSign = performance.now()
  const results = task.items.map((item) => {
    if (performance.now() - lastSign > aliveEveryMs) {
      reply({ kind: 'alive', id: task.id })
      lastSign = performance.now()
    }
    return renderItem(item, task.sources)
  })
  reply({ kind: 'rendered', id: task.id, results })
}

function reply(message: ChildReply): void {
  process.send?.(message)
}
