import { arch, cpus, freemem, hostname, platform, release, totalmem, type, uptime } from 'node:os'
import type { hostInfo } from '@postern/contract/resources/server-state.ts'
import type { z } from 'zod'

/** The machine, as far as that harms nobody: no files, no users, no processes. */
export function readHost(now: Date): z.output<typeof hostInfo> {
  const processors = cpus()
  const [total, available] = [totalmem(), freemem()]
  return {
    timestamp: now.toISOString(),
    cpu: processors.map(({ model, speed }, cpu) => ({ cpu, modelName: model, mhz: speed })),
    cpu_times: processors.map(({ times }, cpu) => ({
      cpu: `cpu${cpu}`,
      user: times.user / 1000,
      system: times.sys / 1000,
      idle: times.idle / 1000,
      nice: times.nice / 1000,
    })),
    disk: [],
    host: {
      hostname: hostname(),
      os: type().toLowerCase(),
      platform: `${platform()} ${arch()}`,
      kernelVersion: release(),
      uptime: Math.floor(uptime()),
    },
    memory: { total, available, used: total - available, usedPercent: ((total - available) / total) * 100 },
  }
}
