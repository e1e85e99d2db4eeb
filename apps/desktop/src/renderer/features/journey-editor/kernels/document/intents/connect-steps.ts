import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { journeyIndex } from '../../graph/journey-index.ts'
import { refused, type Intent, type NewId } from '../command.ts'
import { connectionProblem, type Connection } from '../connection-problem.ts'
import type { Edit } from '../edit.ts'

/** Leads a port to a step. A port has one edge, so one that is there is led elsewhere and keeps its numbers. */
export function connectSteps(document: JourneyDocument, connection: Connection, newId: NewId): Intent {
  const problem = connectionProblem(document, connection)
  if (problem !== null) return refused(problem)
  const present = journeyIndex(document).edgeAt(connection.from, connection.port)
  const edit: Edit = present === undefined
    ? { kind: 'addEdge', edge: { id: `e-${newId()}`, ...connection }, at: document.edges.length }
    : { kind: 'replaceEdge', edge: { ...present, to: connection.to } }
  return { ok: true, label: `connect to ${nodeLabels(document).get(connection.to) ?? connection.to}`, edits: [edit] }
}

export function disconnectEdge(document: JourneyDocument, edgeId: string): Intent {
  const edge = document.edges.find(({ id }) => id === edgeId)
  if (edge === undefined) return refused('That connection is no longer there.')
  return { ok: true, label: `disconnect ${nodeLabels(document).get(edge.to) ?? edge.to}`, edits: [{ kind: 'removeEdge', id: edgeId }] }
}

/** Moves an end of an edge: to another step, or to another port (which then must be open). */
export function reconnectEdge(document: JourneyDocument, { edgeId, ...connection }: Connection & { readonly edgeId: string }): Intent {
  const edge = document.edges.find(({ id }) => id === edgeId)
  if (edge === undefined) return refused('That connection is no longer there.')
  const rest = { ...document, edges: document.edges.filter(({ id }) => id !== edgeId) }
  if (journeyIndex(rest).edgeAt(connection.from, connection.port) !== undefined) return refused('This way out leads somewhere already. Move or delete that connection first.')
  const problem = connectionProblem(rest, connection)
  if (problem !== null) return refused(problem)
  return { ok: true, label: `reconnect to ${nodeLabels(document).get(connection.to) ?? connection.to}`, edits: [{ kind: 'replaceEdge', edge: { id: edgeId, ...connection } }] }
}
