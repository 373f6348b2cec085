/** Parameters as they were sent: whatever was left out is undefined. */
export type Sent<T> = { readonly [Name in keyof T]?: T[Name] | undefined }
