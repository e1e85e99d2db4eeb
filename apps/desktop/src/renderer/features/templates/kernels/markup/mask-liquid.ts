const hidden = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<!--[\s\S]*?-->/g

/** The text with finished Liquid and comments blotted out, character for character: what is left is markup, at its own place. */
export const maskLiquid = (text: string): string => text.replace(hidden, (part) => part.replace(/[^\n]/g, '_'))
