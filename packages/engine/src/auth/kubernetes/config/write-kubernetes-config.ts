import { isCaBundle } from '#crypto/ca-bundle.ts'
import { judge, pass, refusal, type Rule } from '#finding.ts'
import type { Mount } from '#mounts/mount.ts'
import type { Keys } from '#ports/keys.ts'
import { refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { publicKeysOf } from '../../jwt/keys/static-keys.ts'
import type { Sent } from '../../sent.ts'
import type { KubernetesReason } from '../reasons.ts'
import { type KubernetesConfig, kubernetesConfigs } from './kubernetes-config.ts'

/** A configuration as it is sent: what is left out goes back to its default, the reviewer's token included. */
export type SentKubernetesConfig = Sent<Omit<KubernetesConfig, 'mount'>>

/** Replaces the configuration of a mount (spec/jwt-oidc-auth.md 11.1). */
export async function writeKubernetesConfig(world: World, { uuid }: Mount, sent: SentKubernetesConfig): Promise<void> {
  const config: KubernetesConfig = {
    mount: uuid,
    kubernetes_host: sent.kubernetes_host ?? '',
    kubernetes_ca_cert: sent.kubernetes_ca_cert ?? '',
    token_reviewer_jwt: sent.token_reviewer_jwt ?? '',
    pem_keys: sent.pem_keys ?? [],
    issuer: sent.issuer ?? '',
    disable_iss_validation: sent.disable_iss_validation ?? true,
    disable_local_ca_jwt: sent.disable_local_ca_jwt ?? false,
    use_annotations_as_alias_metadata: sent.use_annotations_as_alias_metadata ?? false,
  }
  refuseFirst(judge(configRules, { config, keys: world.keys }))
  await world.storage.write((change) => kubernetesConfigs.put(change, config))
}

type ConfigRule = Rule<{ readonly config: KubernetesConfig; readonly keys: Keys }, KubernetesReason>

const rule = (name: string, look: ConfigRule['look']): ConfigRule => ({ name, look })

const configRules: readonly ConfigRule[] = [
  rule('kubernetes_host', ({ config }) => (config.kubernetes_host === '' ? refusal({ code: 'kubernetes_host_missing' }) : pass)),
  rule('disable_local_ca_jwt', ({ config: { disable_local_ca_jwt, kubernetes_ca_cert } }) =>
    disable_local_ca_jwt && kubernetes_ca_cert === '' ? refusal({ code: 'kubernetes_ca_missing' }) : pass,
  ),
  rule('kubernetes_ca_cert', ({ config: { kubernetes_ca_cert: pem }, keys }) =>
    pem === '' || isCaBundle(keys, pem) ? pass : refusal({ code: 'kubernetes_ca_invalid' }),
  ),
  rule('pem_keys', ({ config, keys }) => {
    const prepared = publicKeysOf(keys, config.pem_keys)
    return 'problem' in prepared && prepared.problem === 'pem'
      ? refusal({ code: 'kubernetes_public_key', pem: prepared.pem })
      : pass
  }),
]
