import { createProviderKey, startTestProvider, type ProviderRequest } from '@postern/engine/testing/identity-provider.ts'

/** What a cluster knows of the service accounts whose tokens it reviews. */
export interface ClusterAccount {
  readonly namespace: string
  readonly name: string
  readonly uid: string
}

const reviews = '/apis/authentication.k8s.io/v1/tokenreviews'

/** An API server of a small cluster, over HTTP: it issues tokens and reviews those it issued, for the audiences they have. */
export async function startTestCluster() {
  const provider = await startTestProvider(await createProviderKey('cluster'))
  const issued = new Map<string, { readonly account: ClusterAccount; readonly audiences: readonly string[] }>()
  const review = ({ body }: ProviderRequest) => {
    const { spec } = JSON.parse(body) as { spec: { token: string; audiences?: readonly string[] } }
    const found = issued.get(spec.token)
    if (found === undefined) return { status: 201, body: { kind: 'TokenReview', status: { authenticated: false } } }
    const { namespace, name, uid } = found.account
    const user = { username: `system:serviceaccount:${namespace}:${name}`, uid }
    const audiences = found.audiences.filter((audience) => spec.audiences?.includes(audience))
    return { status: 201, body: { kind: 'TokenReview', status: { authenticated: true, user, audiences } } }
  }
  provider.answers.set(reviews, review)

  return {
    host: provider.issuer,
    key: provider.key,
    requests: provider.requests,
    answers: provider.answers,
    /** Sets back how tokens are reviewed. */
    reviewHonestly: () => provider.answers.set(reviews, review),
    /** Answers every review so. */
    reviewAs: (status: number, body: object) => provider.answers.set(reviews, () => ({ status, body })),
    /** A token of the kind that is projected into pods. */
    async issue(account: ClusterAccount, claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
      const { namespace, name, uid } = account
      const now = Math.floor(Date.now() / 1000)
      const jwt = await provider.sign({
        aud: ['vault'],
        iat: now,
        nbf: now,
        exp: now + 600,
        'kubernetes.io': { namespace, pod: { name: 'p', uid: 'pod' }, serviceaccount: { name, uid } },
        ...claims,
      })
      const { aud = ['vault'] } = claims
      issued.set(jwt, { account, audiences: Array.isArray(aud) ? aud.map(String) : [String(aud)] })
      return jwt
    },
    /** A token of the old kind, without times or audience. */
    async issueOldKind({ namespace, name, uid }: ClusterAccount): Promise<string> {
      const prefix = 'kubernetes.io/serviceaccount'
      const jwt = await provider.sign({
        [`${prefix}/namespace`]: namespace,
        [`${prefix}/secret.name`]: `${name}-token`,
        [`${prefix}/service-account.name`]: name,
        [`${prefix}/service-account.uid`]: uid,
      })
      issued.set(jwt, { account: { namespace, name, uid }, audiences: [] })
      return jwt
    },
    /** A token the cluster knows nothing of. */
    forge: (claims: Readonly<Record<string, unknown>>) => provider.sign(claims),
    stop: () => provider.stop(),
  }
}
