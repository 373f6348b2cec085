import { getRouteApi } from '@tanstack/react-router'
import { SignInPage } from '#features/sign-in/sign-in-page.tsx'
import { paths } from '#lib/paths.ts'

const route = getRouteApi(paths.signIn)

export function SignInRoute() {
  const { redirect_to: redirectTo } = route.useSearch()
  return <SignInPage redirectTo={redirectTo} />
}
