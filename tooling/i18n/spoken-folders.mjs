// Where texts for readers stand, as paths in the repository.

/** Every text in these is a message of the catalogues, except in `unconvertedFolders`. */
export const spokenFolders = ['packages/ui/src', 'apps/desktop/src/renderer']

const renderer = 'apps/desktop/src/renderer'

/**
 * Folders whose texts are still bare English. As long as there is one, no second language is offered to users: a screen in two
 * languages is worse than one in English. A converted folder leaves the list; none is ever added.
 */
export const unconvertedFolders = [
  `${renderer}/features/journey-editor`,
  `${renderer}/features/segments`,
  `${renderer}/rule-builder`,
  // Sentences about what is wrong with a journey, and names of time units.
  'packages/flow-engine/src',
]

/** Globs of what is no text of the product: styles, the page that shows the design system, what stands on keys. */
export const unspokenFiles = [
  `${renderer}/shell/use-native-menu.ts`,
  // A page around a mail, commands and code for others' terminals and pages, the content of mails to begin with, styles.
  `${renderer}/mail-frame/mail-document.ts`,
  `${renderer}/features/events/first-event.ts`,
  `${renderer}/features/settings/sources/snippets.ts`,
  `${renderer}/features/templates/starters/**`,
  `${renderer}/features/templates/editor/editor-theme.ts`,
  'packages/ui/src/data/key-names.ts',
  'packages/ui/src/styles/**',
  'packages/ui/src/showcase/**',
  'packages/ui/src/component-styles.ts',
  'packages/ui/src/tokens.ts',
]
