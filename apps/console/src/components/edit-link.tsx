import { useNavigate } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useKey } from '#components/keys/use-key.ts'
import { Button } from '#ui/button.tsx'
import { ButtonLink } from './link.tsx'

interface EditLinkProps {
  readonly to: string
  /** Why it cannot be edited. */
  readonly cannot?: string | undefined
  readonly label?: string
}

/** Leads to the form of the object on this page; so does the key `e`. */
export function EditLink({ to, cannot, label = 'Edit' }: EditLinkProps) {
  const navigate = useNavigate()
  useKey('e', cannot === undefined ? () => void navigate({ to }) : undefined)
  const look = { look: 'primary', icon: <Pencil aria-hidden size={15} /> } as const
  if (cannot === undefined) {
    return (
      <ButtonLink to={to} {...look}>
        {label}
      </ButtonLink>
    )
  }
  return (
    <Button cannot={cannot} {...look}>
      {label}
    </Button>
  )
}
