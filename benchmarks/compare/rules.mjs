// What alex, write-good and textlint say of texts: how many remarks on each, and the seconds they took.
import { fileURLToPath } from 'node:url'
import { text as alex } from 'alex'
import { createLinter, loadTextlintrc } from 'textlint'
import writeGood from 'write-good'
import { answering, timed } from './answering.mjs'

const configFilePath = fileURLToPath(new URL('textlintrc.json', import.meta.url))
const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath }) })

const tools = {
  alex: (text) => alex(text).messages.length,
  'write-good': (text) => writeGood(text).length,
  textlint: async (text) => (await linter.lintText(text, 'post.txt')).messages.length,
}

async function remarks(tool, texts) {
  const found = []
  for (const text of texts) found.push(await tools[tool](text))
  return found
}

await answering(({ tool, texts }) => timed(() => remarks(tool, texts)))
