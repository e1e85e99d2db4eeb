import type { AttributeKind } from './operator-choices.ts'

const kinds: readonly string[] = ['text', 'number', 'date', 'boolean'] satisfies AttributeKind[]

/** The kinds among the types that were seen; a list says nothing about what is in it. */
export const kindsOf = (types: readonly string[]): AttributeKind[] => types.filter((type): type is AttributeKind => kinds.includes(type))
