import type { AccountPage } from '#views/account.tsx'
import type { ConsentPage } from '#views/consent.tsx'
import type { DevicePage } from '#views/device.tsx'
import type { FirstRunPage } from '#views/first-run.tsx'
import type { GoingPage } from '#views/going.tsx'
import type { NotAllowedPage } from '#views/not-allowed.tsx'
import type { OutsideDonePage } from '#views/outside-done.tsx'
import type { ProblemPage } from '#views/problem.tsx'
import type { SignInPage } from '#views/sign-in.tsx'
import type { SignOutPage } from '#views/sign-out.tsx'

/** Every page, by what it shows. */
export type Page =
  | AccountPage
  | ConsentPage
  | DevicePage
  | FirstRunPage
  | GoingPage
  | NotAllowedPage
  | OutsideDonePage
  | ProblemPage
  | SignInPage
  | SignOutPage
