/** Small text files beside the server that an operator names in a configuration. */
export interface Files {
  /** The text; undefined when there is no such file, or none that can be read, or more than a MiB. */
  read(path: string): Promise<string | undefined>
}
