// Fails when a message is malformed or a catalogue does not say exactly what the product says. `--missing es` prints what is yet
// to be translated, as JSON; `--sort` writes the catalogues anew, sorted and without what is said no more.
import { writeFileSync } from 'node:fs'
import { catalogueProblems } from '../i18n/catalogue-problems.mjs'
import { catalogueFile, productMessages, readCatalogue, translatedLanguages } from '../i18n/product-messages.mjs'

const { keys, problems } = productMessages()
const [option, wanted = ''] = process.argv.slice(2)

if (option === '--missing') {
  const known = readCatalogue(wanted)
  console.log(JSON.stringify(Object.fromEntries([...keys].filter((key) => !known[key]).toSorted().map((key) => [key, ''])), null, 2))
} else if (option === '--sort') {
  for (const tag of translatedLanguages()) {
    const kept = Object.entries(readCatalogue(tag)).filter(([key]) => keys.has(key)).toSorted(([a], [b]) => (a < b ? -1 : 1))
    writeFileSync(catalogueFile(tag), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
  }
} else {
  const all = [...problems, ...translatedLanguages().flatMap((tag) => catalogueProblems(tag, readCatalogue(tag), keys))]
  for (const problem of all) console.error(problem)
  if (all.length > 0) {
    console.error('How to write a text and its translation: “Texts” in CONTRIBUTING.md.')
    process.exit(1)
  }
  console.log(`${keys.size} messages, translated into ${translatedLanguages().join(', ')}.`)
}
