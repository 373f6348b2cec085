/** Which kind of token the logins of a mount get. */
export const tokenTypes = [
  { value: 'default-service', label: 'Service tokens, unless the role says otherwise' },
  { value: 'default-batch', label: 'Batch tokens, unless the role says otherwise' },
  { value: 'service', label: 'Service tokens', hint: 'Kept here, can be renewed and revoked' },
  { value: 'batch', label: 'Batch tokens', hint: 'Kept nowhere, cannot be renewed or revoked' },
]
