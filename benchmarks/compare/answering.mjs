// One line of JSON in, one out, in order: how benchmarks/compare/rivals.py asks.
import readline from 'node:readline'

export async function answering(answer) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n')
  }
}

// Seconds that `work` takes, and what it gave.
export async function timed(work) {
  const begin = process.hrtime.bigint()
  const found = await work()
  return { seconds: Number(process.hrtime.bigint() - begin) / 1e9, found }
}
