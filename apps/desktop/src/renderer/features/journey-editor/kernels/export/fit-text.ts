// Nothing is measured: a picture is the same on every machine, whatever fonts it has. The widths are those of a wide common sans-serif,
// so that text rather ends early than runs over.

const narrow = /[ijlI1.,:;'|!()[\] ]/
const wide = /[mwMW@%]/
const upper = /[A-ZÄÖÜ&#$€?+=~<>_-]/
const digit = /[0-9]/
/** Chinese, Japanese and Korean letters, and signs such as emoji, are as wide as high. */
const square = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{1faff}]/u

function widthOfLetter(letter: string): number {
  if (narrow.test(letter)) return 0.32
  if (digit.test(letter)) return 0.62
  if (wide.test(letter)) return 0.92
  if (square.test(letter)) return 1.05
  return upper.test(letter) ? 0.7 : 0.58
}

/** About how long a text is, in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += widthOfLetter(letter)
  return width * size
}

/** The text on one line, with an ellipsis where it was too long. */
export function cutText(text: string, { size, room }: { readonly size: number; readonly room: number }): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (textWidth(line, size) <= room) return line
  let [kept, width] = ['', textWidth('…', size)]
  for (const letter of line) {
    width += widthOfLetter(letter) * size
    if (width > room) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** The text on as many lines as it needs, at most `most`; the last one says that there was more. Words that are too long are broken. */
export function wrapText(text: string, { size, room, most }: { readonly size: number; readonly room: number; readonly most: number }): string[] {
  const lines = text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(paragraph, size, room))
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cutText(`${lines[most - 1] ?? ''} ${lines[most] ?? ''} …`, { size, room })]
}

function wrapParagraph(paragraph: string, size: number, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/\s+/).flatMap((each) => broken(each, size, room))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || textWidth(longer, size) <= room) line = longer
    else { lines.push(line); line = word }
  }
  return [...lines, line]
}

function broken(word: string, size: number, room: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && textWidth(piece + letter, size) > room) { pieces.push(piece); piece = '' }
    piece += letter
  }
  return [...pieces, piece]
}
