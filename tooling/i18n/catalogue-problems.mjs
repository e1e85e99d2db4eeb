import { parse } from '@formatjs/icu-messageformat-parser'
import { placeholdersOf } from './messages-in.mjs'

/**
 * What a catalogue lacks, has too much or has wrong, a line each.
 * @param {string} tag the language, BCP 47
 * @param {Readonly<Record<string, string>>} catalogue
 * @param {ReadonlySet<string>} keys the keys of all messages of the product
 */
export function catalogueProblems(tag, catalogue, keys) {
  const missing = [...keys].filter((key) => !catalogue[key]).map((key) => `${tag} does not translate “${shown(key)}”.`)
  const said = Object.entries(catalogue).flatMap(([key, translation]) => {
    if (!keys.has(key)) return [`${tag} translates “${shown(key)}”, which no source says.`]
    return translationProblems(tag, key, translation)
  })
  const listed = Object.keys(catalogue)
  const isSorted = listed.every((key, index) => index === 0 || (listed[index - 1] ?? '') < key)
  return [...missing, ...said, ...(isSorted ? [] : [`${tag} is not sorted by its keys: run node tooling/scripts/check-messages.mjs --sort.`])]
}

/** @param {string} tag @param {string} key @param {string} translation */
function translationProblems(tag, key, translation) {
  const placeholders = placeholdersOf(translation)
  if (typeof placeholders === 'string') return [`${tag} translates “${shown(key)}” with what is no ICU message: ${placeholders}.`]
  const wanted = placeholdersOf(key.slice(key.indexOf('\u0004') + 1))
  if (typeof wanted === 'string') return []
  const isSame = placeholders.size === wanted.size && [...wanted].every((name) => placeholders.has(name))
  return [
    ...(isSame ? [] : [`${tag} has other placeholders in “${shown(key)}”: ${[...placeholders].join(', ') || 'none'} for ${[...wanted].join(', ') || 'none'}.`]),
    ...missingForms(tag, parse(translation)).map((form) => `${tag} lacks the plural form “${form}” in “${shown(key)}”.`),
  ]
}

/** Forms that whole numbers of everyday size need in the language. @param {string} tag @param {import('@formatjs/icu-messageformat-parser').MessageFormatElement[]} elements @returns {string[]} */
function missingForms(tag, elements) {
  const rules = new Intl.PluralRules(tag)
  const needed = new Set(Array.from({ length: 201 }, (_, count) => rules.select(count)))
  return elements.flatMap((element) => {
    if (element.type === 8) return missingForms(tag, element.children)
    if (element.type !== 6 && element.type !== 5) return []
    const inside = Object.values(element.options).flatMap(({ value }) => missingForms(tag, value))
    return element.type === 6 ? [...[...needed].filter((form) => !(form in element.options)), ...inside] : inside
  })
}

/** @param {string} key */
const shown = (key) => key.replace('\u0004', '|')
