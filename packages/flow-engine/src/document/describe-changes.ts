import { configInWords, endsInWords, entryInWords, type NameOf, type Setting } from './config-in-words.ts'
import { describePaths, type PathChange } from './describe-paths.ts'
import { entryNodeId, type JourneyDocument, type JourneyNode } from './journey-document.ts'
import { kindNames, nodeLabels, portName } from './node-labels.ts'

export interface JourneyChange {
  readonly kind: 'entry' | 'added' | 'removed' | 'changed' | 'path'
  /** `entry`, a node of the newer document, or one of the older when it was removed. */
  readonly nodeId: string
  /** One sentence without a full stop. */
  readonly text: string
}

interface Sides { readonly before: JourneyDocument; readonly after: JourneyDocument; readonly nameOf: NameOf }

/** What is different for people between two documents, in words: entry, nodes and ways. How it is drawn is no difference. */
export function describeChanges({ before, after, nameOf: nameOfThing }: Sides): JourneyChange[] {
  const [oldNodes, newNodes] = [byId(before), byId(after)]
  const [oldNames, newNames] = [nodeLabels(before), nodeLabels(after)]
  // Steps name other steps: they are called as the newer document calls them.
  const nameOf: NameOf = (id) => nameOfThing(id) ?? newNames.get(id) ?? oldNames.get(id) ?? null
  const [oldLabels, newLabels] = [nodeLabels(before, quoted), nodeLabels(after, quoted)]
  const label = (id: string): string => newLabels.get(id) ?? oldLabels.get(id) ?? 'the entry'
  const entry = settingChanges(entryInWords(before.entry, nameOf), entryInWords(after.entry, nameOf)).map((change): JourneyChange => ({ kind: 'entry', nodeId: entryNodeId, text: sentence('Entry', change) }))
  const ends = settingChanges(endsInWords(before.ends ?? [], nameOf), endsInWords(after.ends ?? [], nameOf)).map((change): JourneyChange => ({ kind: 'entry', nodeId: entryNodeId, text: sentence('Whole journey', change) }))
  const added = after.nodes.filter(({ id }) => !oldNodes.has(id)).map((node): JourneyChange => ({ kind: 'added', nodeId: node.id, text: `Added ${introduced(node, label(node.id), nameOf)}` }))
  const removed = before.nodes.filter(({ id }) => !newNodes.has(id)).map((node): JourneyChange => ({ kind: 'removed', nodeId: node.id, text: `Removed ${introduced(node, oldLabels.get(node.id) ?? node.id, nameOf)}` }))
  const changed = after.nodes.flatMap((node): JourneyChange[] => {
    const old = oldNodes.get(node.id)
    return old === undefined ? [] : nodeChanges(old, node, { label: label(node.id), nameOf }).map((text) => ({ kind: 'changed', nodeId: node.id, text }))
  })
  const paths = describePaths(before, after).map((path): JourneyChange => ({ kind: 'path', nodeId: path.from, text: pathInWords(path, { label, out: portName(newNodes.get(path.from), path.port) }) }))
  return [...entry, ...ends, ...removed, ...added, ...changed, ...paths]
}

const quoted = (name: string): string => `"${name}"`

const byId = ({ nodes }: JourneyDocument): ReadonlyMap<string, JourneyNode> => new Map(nodes.map((node) => [node.id, node]))

/** `"Reminder" (E-mail, template "Hello")` */
function introduced(node: JourneyNode, label: string, nameOf: NameOf): string {
  const kind = kindNames[node.kind]
  const details = settingsOf(node, nameOf).flatMap(({ label: name, words }) => (words === '' || words.length > longest || name.startsWith('salt') ? [] : [`${name} ${words}`.trim()])).slice(0, 3)
  const parts = [...(label.startsWith(kind) ? [] : [kind]), ...details, ...(node.skipped === true ? ['skipped'] : [])]
  return parts.length === 0 ? label : `${label} (${parts.join(', ')})`
}

const settingsOf = (node: JourneyNode, nameOf: NameOf): readonly Setting[] => configInWords(node.kind, node.config as never, nameOf)

function nodeChanges(old: JourneyNode, node: JourneyNode, { label, nameOf }: { readonly label: string; readonly nameOf: NameOf }): string[] {
  if (old.kind !== node.kind) return [`${label}: ${kindNames[old.kind]} became ${kindNames[node.kind]}`]
  const renamed = (old.name ?? '') === (node.name ?? '') ? [] : [`Renamed ${old.name ? `"${old.name}"` : kindNames[old.kind]} to ${node.name ? `"${node.name}"` : kindNames[node.kind]}`]
  const isSkipped = node.skipped === true
  const skipped = isSkipped === (old.skipped === true) ? [] : [isSkipped ? `${label} is now skipped: people pass through` : `${label} is no longer skipped`]
  return [...renamed, ...skipped, ...settingChanges(settingsOf(old, nameOf), settingsOf(node, nameOf)).map((change) => sentence(label, change))]
}

/** A change of the one setting a node is about needs no colon: `Wait changed from ...`. */
const sentence = (label: string, { setting, what }: SettingChange): string => (setting === '' ? `${label} ${what}` : `${label}: ${setting} ${what}`)

interface SettingChange { readonly setting: string; readonly what: string }

function settingChanges(before: readonly Setting[], after: readonly Setting[]): SettingChange[] {
  const [old, now] = [new Map(before.map((each) => [each.key, each])), new Map(after.map((each) => [each.key, each]))]
  const gone = before.filter(({ key, words }) => !now.has(key) && words !== '').map(({ label }) => ({ setting: label, what: 'removed' }))
  const kept = after.flatMap(({ key, label, words, exact }): SettingChange[] => {
    const was = old.get(key)
    if (was === undefined) return words === '' ? [] : [{ setting: label, what: `added${short(words) ? `: ${words}` : ''}` }]
    const renamed = was.label === label ? [] : [{ setting: was.label, what: `renamed to ${label}` }]
    if (was.words !== words) return [...renamed, { setting: label, what: fromTo(was.words, words) }]
    return was.exact === exact ? renamed : [...renamed, { setting: label, what: 'changed' }]
  })
  return [...gone, ...kept, ...orderChange(before, after)]
}

const longest = 80
const short = (words: string): boolean => words.length <= longest && !words.includes('\n')

function fromTo(before: string, after: string): string {
  if (after === '') return short(before) ? `removed (was ${before})` : 'removed'
  if (before === '') return short(after) ? `set to ${after}` : 'set'
  return short(before) && short(after) ? `changed from ${before} to ${after}` : 'changed'
}

/** Branches and ends are looked at in their order, so another order is another journey. */
function orderChange(before: readonly Setting[], after: readonly Setting[]): SettingChange[] {
  const isOrdered = ({ key }: Setting): boolean => key.startsWith('branch ') || key.startsWith('end ')
  const common = (from: readonly Setting[], other: readonly Setting[]): Setting[] => from.filter((each) => isOrdered(each) && other.some(({ key }) => key === each.key))
  const [old, now] = [common(before, after), common(after, before)]
  if (old.every(({ key }, index) => key === now[index]?.key)) return []
  return [{ setting: 'order', what: `changed: ${now.map(({ label }) => label.replace(/^branch /, '')).join(', ')}` }]
}

function pathInWords({ from, before, after }: PathChange, { label, out }: { readonly label: (id: string) => string; readonly out: string }): string {
  const start = out === '' ? `After ${label(from)}` : `After ${label(from)} (${out})`
  if (after === null) return `${start} people now leave the journey instead of going to ${before === null ? 'nowhere' : label(before)}`
  return before === null ? `${start} people now go on to ${label(after)}` : `${start} people now go to ${label(after)} instead of ${label(before)}`
}
