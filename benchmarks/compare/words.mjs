// What nspell and cspell find misspelt in a post, what they offer for a word, and the seconds it took.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { readSettings, spellCheckDocument, suggestionsForWord } from 'cspell-lib'
import nspell from 'nspell'
import { answering, timed } from './answering.mjs'

const require = createRequire(import.meta.url)
const OFFERED = 5
// nspell reads words only; what a post has besides is left out for it.
const NO_WORDS = /https?:\/\/\S+|[@#$][\p{L}\p{N}_]+|[\p{L}\p{N}.-]+\.[a-z]{2,}(?:\/\S*)?/giu
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu

function dictionary(name) {
  const folder = `node_modules/dictionary-${name}/index`
  return { aff: fs.readFileSync(`${folder}.aff`), dic: fs.readFileSync(`${folder}.dic`) }
}

const speller = (name) => {
  const { aff, dic } = dictionary(name)
  return nspell(aff, dic)
}
const spellers = { en: [speller('en'), speller('en-gb')], fr: [speller('fr')] }

function isRight(word, language) {
  const plain = word.replaceAll('’', "'")
  const forms = [word, plain]
  const known = (form) => spellers[language].some((one) => one.correct(form))
  if (forms.some(known)) return true
  const bare = language === 'en' ? plain.replace(/'s$/, '') : plain.replace(/^\p{L}{1,2}'/u, '')
  return known(bare) || bare.split('-').every((part) => known(part))
}

function byNspell(text, language) {
  const masked = text.replace(NO_WORDS, (found) => ' '.repeat(found.length))
  return [...masked.matchAll(WORD)]
    .filter(([word]) => !isRight(word, language))
    .map(({ 0: word, index }) => [index, index + word.length])
}

const french = await readSettings(require.resolve('@cspell/dict-fr-fr/cspell-ext.json'))
const settings = { en: { language: 'en,en-GB' }, fr: { ...french, language: 'fr' } }
let number = 0

async function byCspell(text, language) {
  number += 1
  const given = { uri: `stub:/post${number}.txt`, text, languageId: 'plaintext' }
  const options = { generateSuggestions: false, noConfigSearch: true }
  const { issues, errors } = await spellCheckDocument(given, options, settings[language])
  if (errors?.length) throw errors[0]
  return issues.map((issue) => [issue.offset, issue.offset + issue.text.length])
}

async function offeredByCspell(word, language) {
  const options = { numSuggestions: OFFERED, includeTies: false, languageId: 'plaintext' }
  options.locale = settings[language].language
  const { suggestions } = await suggestionsForWord(word, options, settings[language])
  return suggestions.map((one) => one.wordAdjustedToMatchCase ?? one.word)
}

const checks = { nspell: byNspell, 'cspell-lib': byCspell }
const offers = {
  nspell: (word, language) => spellers[language][0].suggest(word),
  'cspell-lib': offeredByCspell,
}

await answering(({ tool, text, word, language }) =>
  timed(async () =>
    word === undefined
      ? checks[tool](text, language)
      : (await offers[tool](word, language)).slice(0, OFFERED),
  ),
)
