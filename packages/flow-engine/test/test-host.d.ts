// What tests may use of the host that runs them: reading corpora and saying a line. The engine itself has no host types.
interface ImportMeta {
  glob(pattern: string | readonly string[], options: { eager: true; import: 'default'; query?: '?raw' }): Record<string, unknown>
}
declare const console: { log(line: string): void }
