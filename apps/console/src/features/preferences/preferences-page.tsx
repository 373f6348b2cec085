import { useState } from 'react'
import { chooseSingleKeys, hasSingleKeys } from '#components/keys/single-keys.ts'
import { Page } from '#components/page.tsx'
import { chooseTheme, currentTheme, type Theme } from '#components/shell/theme.ts'
import { Card } from '#ui/card.tsx'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { Switch } from '#ui/switch.tsx'

const themes: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** What a person chooses for this browser. */
export function PreferencesPage() {
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const [isOn, setOn] = useState(hasSingleKeys)
  return (
    <Page title="Preferences" lead="Kept in this browser.">
      <Card title="How it looks">
        <div className="max-w-xs">
          <Field label="Theme">
            {(ids) => (
              <Select
                {...ids}
                value={theme}
                choices={themes}
                onChange={(next) => {
                  chooseTheme(next)
                  setTheme(next)
                }}
              />
            )}
          </Field>
        </div>
      </Card>
      <Card title="Keys">
        <Switch
          label="Single keys do something"
          hint="Such as / for the search or g c for the clients. Ctrl K works either way."
          isOn={isOn}
          onChange={(next) => {
            chooseSingleKeys(next)
            setOn(next)
          }}
        />
      </Card>
    </Page>
  )
}
