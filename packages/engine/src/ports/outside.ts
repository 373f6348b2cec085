/** A request to a server that is not ours. */
export interface OutsideRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** PEM bundle that replaces the system's trust store. */
  readonly caPem?: string
  /** Host names the certificate may be valid for instead of the URL's own. */
  readonly serverNames?: readonly string[]
  /** Seconds until the request is given up; default 5. */
  readonly timeout?: number
  /** Bytes of the answer that are read at most; default 1 MiB. */
  readonly limit?: number
  /** Redirects are followed within the same origin only; never when a credential is sent. */
  readonly followsRedirects?: boolean
}

/** What came back. Header names are in lower case. */
export interface OutsideAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whole milliseconds the exchange took. */
  readonly millis: number
  /** Seconds since the epoch at which the server's certificate ends; absent without TLS. */
  readonly certificateEnds?: number
}

/** Why no answer came: a kind to explain by, and a detail without secrets. */
export interface OutsideFailure {
  readonly failure: 'timeout' | 'dns' | 'refused' | 'tls' | 'too-large' | 'redirect' | 'bad-url' | 'bad-ca' | 'other'
  readonly detail: string
}

/** The world's other servers: identity providers, key sets, cluster APIs. Never throws. */
export interface Outside {
  send(request: OutsideRequest): Promise<OutsideAnswer | OutsideFailure>
}
