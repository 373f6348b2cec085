/** The top-level names a template would give, read off without filling it in; none where it cannot be read. */
export function claimsIn(template: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(template.replace(/"?\{\{[^{}]*\}\}"?/g, '0'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  } catch {
    return []
  }
}
