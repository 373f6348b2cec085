/** What a template can ask for (spec/oidc-provider.md 7.3), for the editor to offer. */
export const directives = [
  ['identity.entity.id', "the person's id"],
  ['identity.entity.name', "the person's name here"],
  ['identity.entity.metadata.', 'one entry of the metadata, as text'],
  ['identity.entity.metadata', 'all metadata, as an object'],
  ['identity.entity.groups.names', 'names of all groups, those above included'],
  ['identity.entity.groups.ids', 'ids of all groups, those above included'],
  ['time.now', 'now, in seconds'],
  ['time.now.plus.1h', 'a moment to come'],
  ['time.now.minus.1h', 'a moment that was'],
].map(([word = '', meaning = '']) => ({ word: `{{${word}}}`, meaning }))

/** Directives about the names a person has at a mount. */
export function aliasDirectives(accessor: string, mount: string) {
  const at = `identity.entity.aliases.${accessor}`
  return [
    { word: `{{${at}.name}}`, meaning: `who the person is at ${mount}` },
    { word: `{{${at}.metadata.}}`, meaning: `what the last login at ${mount} said` },
    { word: `{{${at}.custom_metadata.}}`, meaning: `what was written to the alias at ${mount}` },
  ]
}
