import { kubernetesAuthRoutes } from '@postern/contract/routes/kubernetes-auth.ts'
import { operationsOf } from '#lib/operation.ts'

/** The method kubernetes. */
export const kubernetesAuth = operationsOf(kubernetesAuthRoutes)
