import { dark, light } from '@sendero/ui'

export interface PictureColours {
  readonly page: string
  readonly surface: string
  readonly line: string
  readonly control: string
  readonly way: string
  readonly text: string
  readonly quiet: string
  readonly danger: string
  readonly lane: string
  readonly note: string
  readonly noteRim: string
  readonly group: Readonly<Record<string, string>>
}

/** The tokens a picture is drawn with. A file knows no variables. */
export function pictureColours(theme: 'light' | 'dark'): PictureColours {
  const token = theme === 'light' ? light : dark
  return {
    page: token.page, surface: token.surface, line: token.lineStrong, control: token.control, way: token.lineStrong, text: token.text, quiet: token.quiet, danger: token.danger,
    lane: token.raised, note: token.warnSoft, noteRim: token.lineStrong,
    group: { entry: token.nodeEntry, message: token.nodeMessage, wait: token.nodeWait, decide: token.nodeDecide, data: token.nodeData, flow: token.nodeFlow },
  }
}
