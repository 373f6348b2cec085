import { Star } from 'lucide-react'
import { useState } from 'react'
import { markedPages, toggleMarked, type SeenPage } from '#lib/seen.ts'
import { IconButton } from '#ui/icon-button.tsx'

/** Marks a page, so that the dashboard shows it. */
export function MarkButton({ page }: { readonly page: SeenPage }) {
  const [marked, setMarked] = useState(() => markedPages())
  const isMarked = marked.some(({ path }) => path === page.path)
  const toggle = () => {
    toggleMarked(page)
    setMarked(markedPages())
  }
  return (
    <IconButton
      isSmall
      label={isMarked ? 'Do not keep on the dashboard' : 'Keep on the dashboard'}
      aria-pressed={isMarked}
      icon={<Star aria-hidden size={15} fill={isMarked ? 'currentColor' : 'none'} />}
      onClick={toggle}
    />
  )
}
