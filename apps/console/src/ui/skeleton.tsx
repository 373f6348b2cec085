interface SkeletonProps {
  readonly rows?: number
}

/** Grey rows where content will stand; said once to screen readers. */
export function Skeleton({ rows = 8 }: SkeletonProps) {
  return (
    <div role="status" className="flex flex-col gap-3 py-2">
      <span className="sr-only">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="h-9 animate-pulse rounded-control bg-sunken" />
      ))}
    </div>
  )
}
