// The package ships no types. It is the original parser, compiled; only tests use it, to compare.
declare module 'hcl-parser' {
  export function parse(text: string): readonly [data: unknown, fault: object | null]
}
