import path from 'node:path'
import tseslint from 'typescript-eslint'
import { spokenFolders, unconvertedFolders, unspokenFiles } from '../i18n/spoken-folders.mjs'
import { layers } from './layer-table.mjs'
import { pureGlobals, pureSyntax } from './pure-engine.mjs'
import { doorSizeRule } from './rules/door-size.mjs'
import { fileNameRule } from './rules/file-name.mjs'
import { layersRule } from './rules/layers.mjs'
import { localisedTextRule } from './rules/localised-text.mjs'
import { reasonedSuppressionRule } from './rules/reasoned-suppression.mjs'

const root = path.join(import.meta.dirname, '../..')
const tests = ['**/*.test.{ts,tsx,mjs}', '**/*.e2e.ts', '**/test/**', '**/e2e/**']

const house = {
  rules: { layers: layersRule, 'door-size': doorSizeRule, 'file-name': fileNameRule, 'localised-text': localisedTextRule, 'reasoned-suppression': reasonedSuppressionRule },
}

const doors = ['packages/*/src/index.ts', 'packages/flow-engine/src/testing/index.ts', 'apps/server/src/modules/*/index.ts']

/** Specifiers of the workspace's own packages, as the layer table names them. */
const packageFolders = {
  '@sendero/flow-engine': 'packages/flow-engine/src/index.ts',
  '@sendero/flow-engine/document': 'packages/flow-engine/src/document.ts',
  '@sendero/flow-engine/mails': 'packages/flow-engine/src/mails.ts',
  '@sendero/flow-engine/segment': 'packages/flow-engine/src/segment.ts',
  '@sendero/flow-engine/time': 'packages/flow-engine/src/time.ts',
  '@sendero/flow-engine/testing': 'packages/flow-engine/src/testing/index.ts',
  '@sendero/i18n': 'packages/i18n/src/index.ts',
  '@sendero/i18n/pseudo': 'packages/i18n/src/pseudo.ts',
  '@sendero/ui': 'packages/ui/src/index.ts',
  '@sendero/ui/showcase': 'packages/ui/src/showcase/Showcase.tsx',
  '@sendero/server/router': 'apps/server/src/router.ts',
}

const exportsByName = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: one name in every file that uses it.' },
  { selector: 'ExportAllDeclaration', message: 'List the names: `export *` hides who owns what.' },
]

const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 3 }],
}

const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  // `default: return exhaustive(x)` stops compiling when a case is missing; a switch without a default is checked here.
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true, requireDefaultForNonUnion: false },
  ],
}

const plain = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-empty': 'error',
  'no-restricted-syntax': ['error', ...exportsByName],
  'no-var': 'error',
  'prefer-const': 'error',
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  'house/file-name': ['error', { root, doors }],
  'house/layers': ['error', { root, layers, packageFolders, strictRoots: ['packages/flow-engine/src', 'apps/server/src'] }],
  'house/reasoned-suppression': 'error',
}

/** The house rules for every file of the repository. */
export const houseConfig = [
  { ignores: ['**/node_modules/', '**/dist/', '**/dist-shell/', '**/dist-variant-*/', '**/stage/', '**/release/', '**/coverage/', '**/.turbo/', '**/.data/', 'bench/.*'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, house },
    rules: { ...plain, ...sizes, ...typed },
  },
  {
    files: ['packages/flow-engine/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', ...pureGlobals],
      'no-restricted-syntax': ['error', ...exportsByName, ...pureSyntax],
    },
  },
  { files: ['packages/flow-engine/src/*.ts'], rules: { 'house/door-size': ['error', { max: 40 }] } },
  // What a reader sees is a message of the catalogues.
  {
    files: spokenFolders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    ignores: [...tests, ...unspokenFiles, ...unconvertedFolders.map((folder) => `${folder}/**`)],
    rules: { 'house/localised-text': 'error' },
  },
  // A test may look at anything, a `describe` is as long as its subject, and a row of a table has as many columns as it needs.
  { files: tests, rules: { 'house/layers': 'off', 'max-lines-per-function': 'off', 'max-params': 'off' } },
  // Tools load their configuration by its default export, and a declaration file describes what others export.
  { files: ['**/*.config.{js,ts,mjs}', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // These belong to no TypeScript project, so they are linted without types.
  {
    files: ['{apps,packages}/*/*.config.ts', '{apps,packages}/**/*.mjs'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(Object.keys(typed).map((name) => [name, 'off'])),
  },
]
