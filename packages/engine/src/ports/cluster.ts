/** The Kubernetes cluster this server runs in, as its pod sees it. Outside a cluster everything is undefined. */
export interface Cluster {
  /** The API server: `https://10.0.0.1:443`. */
  readonly address: string | undefined
  /** The pod's own service account token; read again when a minute old. */
  token(): Promise<string | undefined>
  /** What the API server's certificate is verified with; read again when an hour old. */
  caPem(): Promise<string | undefined>
}
