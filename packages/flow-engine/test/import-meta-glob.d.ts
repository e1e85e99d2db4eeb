// What the test runner offers for reading corpora; the engine itself has no host types at all.
interface ImportMeta {
  glob(pattern: string | readonly string[], options: { eager: true; import: 'default'; query?: '?raw' }): Record<string, unknown>
}
