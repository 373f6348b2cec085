import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AppWindow, CircleUser, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { useState } from 'react'
import { paths } from '#lib/paths.ts'
import { currentSession, signOut } from '#lib/session.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { chooseTheme, currentTheme, themes, type Theme } from './theme.ts'

const symbols = { system: Monitor, light: Sun, dark: Moon } as const

/** Who is signed in, the theme, and the way out. */
export function UserMenu() {
  const { data: session } = useSuspenseQuery(currentSession)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    queries.clear()
    await navigate({ to: paths.signIn })
  }
  return (
    <div className="flex items-center gap-1">
      <ThemeButton />
      <Menu
        trigger={
          <Button look="quiet" icon={<CircleUser aria-hidden size={17} />}>
            <span className="max-w-40 truncate max-sm:sr-only">{session?.display_name ?? 'Nobody'}</span>
          </Button>
        }
        actions={[
          {
            label: 'Apps you allowed',
            icon: <AppWindow aria-hidden size={15} />,
            onSelect: () => void navigate({ to: paths.consents }),
          },
          {
            label: 'Preferences',
            icon: <Settings aria-hidden size={15} />,
            onSelect: () => void navigate({ to: paths.preferences }),
          },
          { label: 'Sign out', icon: <LogOut aria-hidden size={15} />, onSelect: () => void leave() },
        ]}
      />
    </div>
  )
}

function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  const Symbol = symbols[theme]
  const change = () => {
    chooseTheme(next)
    setTheme(next)
  }
  return <IconButton label={`Theme: ${theme}. Change to ${next}`} icon={<Symbol aria-hidden size={16} />} onClick={change} />
}
