import type { Tx } from '../../db/postgres.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { templateProblems } from './check-content.ts'
import { findTemplates, findVersions } from './templates-repository.ts'
import type { MessageClass, TemplateProblem, TemplateVersion } from './template-version.ts'

/** Versions by `<template id>/<version>`; what does not exist is left out. */
export async function loadTemplateVersions(tx: Tx, refs: readonly { readonly templateId: string; readonly version: number }[]): Promise<Map<string, TemplateVersion>> {
  const wanted = new Map(refs.map((ref) => [versionKey(ref), ref]))
  return new Map((await findVersions(tx, [...wanted.values()])).map((version) => [versionKey(version), version]))
}

export const versionKey = (ref: { readonly templateId: string; readonly version: number }): string => `${ref.templateId}/${ref.version}`

export interface CurrentTemplate {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly messageClass: MessageClass
  readonly isArchived: boolean
  /** Those with severity `error` forbid publishing. */
  readonly problems: readonly TemplateProblem[]
}

/** The newest version of each template and what speaks against sending it; for publishing. Unknown ids are left out. */
export async function currentTemplates(tx: Tx, templateIds: readonly string[]): Promise<Map<string, CurrentTemplate>> {
  if (templateIds.length === 0) return new Map()
  const templates = await findTemplates(tx, templateIds)
  const versions = await loadTemplateVersions(tx, templates.map(({ id, currentVersion }) => ({ templateId: id, version: currentVersion })))
  const { workspace } = await loadWorkspace(tx)
  return new Map(templates.flatMap(({ id, name, currentVersion, archivedAt }) => {
    const version = versions.get(versionKey({ templateId: id, version: currentVersion }))
    return version ? [[id, { id, name, version: currentVersion, messageClass: version.messageClass, isArchived: archivedAt !== null, problems: templateProblems(version, workspace) }] as const] : []
  }))
}
