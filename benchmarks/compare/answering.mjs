// One line of JSON in, one out, in order: how benchmarks/compare/rivals.py asks.
import readline from 'node:readline'

export async function answering(answer) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n')
  }
}

// Seconds of the processor that `work` takes, and what it gave.
export async function timed(work) {
  const begin = process.cpuUsage()
  const found = await work()
  const { user, system } = process.cpuUsage(begin)
  return { seconds: (user + system) / 1e6, found }
}
