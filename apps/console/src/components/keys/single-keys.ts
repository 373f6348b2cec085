const storageName = 'postern.single-keys'

/** Whether keys without Ctrl or Alt do something; a person may switch them off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return localStorage.getItem(storageName) !== 'off'
}

export function chooseSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(storageName)
  else localStorage.setItem(storageName, 'off')
}
