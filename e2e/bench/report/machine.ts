import { availableParallelism, cpus, platform, totalmem } from 'node:os'
import process from 'node:process'

/** The machine in general words: enough to compare by, nothing that names it. */
export function machineLine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} cores (${model}), ${memory} GB, ${platform()}, Node ${process.versions.node}`
}
