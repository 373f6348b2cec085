import type { serverStateRoutes } from '@postern/contract/routes/server-state.ts'
import type { DataOf } from '@postern/contract/routes/define-routes.ts'

/** Figures in the reference's own form. */
export type Telemetry = DataOf<(typeof serverStateRoutes)['routes']['readMetrics']>

/** A figure as the metrics library gives it. */
interface Measured {
  readonly name: string
  readonly values: readonly MeasuredValue[]
}

interface MeasuredValue {
  readonly value: number
  readonly labels: Readonly<Record<string, string | number | undefined>>
  /** Of a histogram: which of its series. */
  readonly metricName?: string
}

/** Counters by their names' endings, histograms by their sums and counts, everything else as it stands. */
export function telemetryOf(measured: readonly Measured[], now: Date): Telemetry {
  const plain = measured.filter(({ values }) => values.every(({ metricName }) => metricName === undefined))
  const [counters, gauges] = [plain.filter(isCounter), plain.filter((figure) => !isCounter(figure))]
  return {
    Timestamp: now.toISOString(),
    Gauges: gauges.flatMap(({ name, values }) =>
      values.map(({ value, labels }) => ({ Name: name, Value: value, Labels: textLabels(labels) })),
    ),
    Points: [],
    Counters: counters.flatMap(({ name, values }) =>
      values.map(({ value, labels }) => ({ Name: name, Count: value, Labels: textLabels(labels) })),
    ),
    Samples: measured.flatMap(samplesOf),
  }
}

const isCounter = ({ name }: Measured) => name.endsWith('_total')

function samplesOf({ name, values }: Measured): Telemetry['Samples'] {
  return values.flatMap(({ metricName, value, labels }) => {
    if (metricName !== `${name}_count`) return []
    const sum = values.find((other) => other.metricName === `${name}_sum` && isSame(other.labels, labels))
    return [{ Name: name, Count: value, Sum: sum?.value ?? 0, Labels: textLabels(labels) }]
  })
}

function isSame(one: MeasuredValue['labels'], other: MeasuredValue['labels']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function textLabels(labels: MeasuredValue['labels']): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]))
}
