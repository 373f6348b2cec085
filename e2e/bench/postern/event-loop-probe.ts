import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'

// Loaded into the server beside its own program: tells how long the event loop kept others waiting since it was asked last.

const resolution = 1
const delay = monitorEventLoopDelay({ resolution })
delay.enable()

process.on('message', (message) => {
  if (message !== 'event loop') return
  // What is measured is the time between two turns that would lie one resolution apart.
  process.send?.({ p99: Math.max(0, delay.percentile(99) / 1e6 - resolution) })
  delay.reset()
})
// The server ends as if nobody were listening.
process.channel?.unref()
