import { startLanguage } from './base/language.ts'

// Texts are made as modules are loaded, in constants too: the language comes before all of them.
await startLanguage()
const { startApp } = await import('./start-app.tsx')
startApp()
