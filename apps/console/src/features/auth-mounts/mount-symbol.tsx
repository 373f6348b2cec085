import { Bot, Container, FileKey, KeyRound, KeySquare, LogIn } from 'lucide-react'

const symbols: Readonly<Record<string, typeof Bot>> = {
  jwt: FileKey,
  oidc: LogIn,
  kubernetes: Container,
  userpass: KeyRound,
  approle: Bot,
  token: KeySquare,
}

interface MountSymbolProps {
  readonly type: string
  readonly size?: number
}

/** The symbol of a kind of auth method. Its name always stands beside it. */
export function MountSymbol({ type, size = 16 }: MountSymbolProps) {
  const Symbol = symbols[type] ?? KeySquare
  return <Symbol aria-hidden size={size} className="shrink-0 text-text-3" />
}
