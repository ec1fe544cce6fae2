// twitter-text's weighted lengths of texts, and the seconds that they took.
import twitter from 'twitter-text'
import { answering, timed } from './answering.mjs'

await answering(({ texts }) =>
  timed(() => texts.map((text) => twitter.parseTweet(text).weightedLength)))
