import { create, createFileRegistry, type Message, toJson } from '@bufbuild/protobuf'
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorSetSchema,
} from '@bufbuild/protobuf/wkt'
import { z } from 'zod'

type FieldType = keyof typeof Type

interface Written {
  readonly type: FieldType
  readonly isList?: true
  /** The message a field holds. */
  readonly of?: string
}

const text: Written = { type: 'STRING' }
const texts: Written = { type: 'STRING', isList: true }
const count: Written = { type: 'INT64' }
const flag: Written = { type: 'BOOL' }
const textMap: Written = { type: 'MESSAGE', isList: true }

const mapEntry = { key: text, value: text }
const alias = { name: text, metadata: { ...textMap, of: '.pb.Alias.MetadataEntry' } }
const lease = { TTL: count, renewable: flag, MaxTTL: count }

/** The members of `pb.Auth`. The last ones are known so that a program may set them, and are not looked at. */
const auth = {
  display_name: text,
  policies: texts,
  metadata: { ...textMap, of: '.pb.Auth.MetadataEntry' },
  alias: { type: 'MESSAGE', of: '.pb.Alias' },
  group_aliases: { type: 'MESSAGE', isList: true, of: '.pb.Alias' },
  bound_cidrs: texts,
  lease_options: { type: 'MESSAGE', of: '.pb.LeaseOptions' },
  period: count,
  num_uses: count,
  explicit_max_ttl: count,
  token_type: { type: 'UINT32' },
  no_default_policy: flag,
  entity_id: text,
  identity_policies: texts,
  token_policies: texts,
  client_token: text,
  accessor: text,
  internal_data: { ...textMap, of: '.pb.Auth.InternalDataEntry' },
} as const satisfies Readonly<Record<string, Written>>

const entryOf = (name: string) => ({ name, field: fieldsOf(mapEntry), options: { mapEntry: true } })

/** What CEL programs may make messages of. */
export const celMessages = createFileRegistry(
  create(FileDescriptorSetSchema, {
    file: [
      {
        name: 'auth.proto',
        package: 'pb',
        syntax: 'proto3',
        messageType: [
          { name: 'Alias', field: fieldsOf(alias), nestedType: [entryOf('MetadataEntry')] },
          { name: 'LeaseOptions', field: fieldsOf(lease) },
          { name: 'Auth', field: fieldsOf(auth), nestedType: [entryOf('MetadataEntry'), entryOf('InternalDataEntry')] },
        ],
      },
    ],
  }),
)

function fieldsOf(members: Readonly<Record<string, Written>>) {
  return Object.entries(members).map(([name, { type, isList, of }], index) => ({
    name,
    jsonName: name,
    number: index + 1,
    type: Type[type],
    label: isList ? Label.REPEATED : Label.OPTIONAL,
    ...(of === undefined ? {} : { typeName: of }),
  }))
}

// Protobuf's JSON writes 64-bit numbers as text, and leaves out what has its default. Durations are nanoseconds.
const seconds = z.coerce
  .number()
  .default(0)
  .transform((nanoseconds) => Math.trunc(nanoseconds / 1e9))
const namedAlias = z.object({ name: z.string().default(''), metadata: z.record(z.string(), z.string()).default({}) })
const list = z.array(z.string()).default([])

const celAuth = z.object({
  display_name: z.string().default(''),
  policies: list,
  metadata: z.record(z.string(), z.string()).default({}),
  alias: namedAlias.optional(),
  group_aliases: z.array(namedAlias).default([]),
  bound_cidrs: list,
  lease_options: z
    .object({ TTL: seconds, renewable: z.boolean().default(false), MaxTTL: seconds })
    .default({ TTL: 0, renewable: false, MaxTTL: 0 }),
  period: seconds,
  num_uses: z.coerce.number().default(0),
  explicit_max_ttl: seconds,
  token_type: z.number().default(0),
  no_default_policy: z.boolean().default(false),
})

/** Who a program lets in, and as what. */
export type CelAuth = Readonly<z.output<typeof celAuth>>

/** Reads a message a program made; undefined when it is no `pb.Auth`. */
export function celAuthOf(message: Message): CelAuth | undefined {
  const descriptor = celMessages.getMessage('pb.Auth')
  if (descriptor === undefined || message.$typeName !== descriptor.typeName) return undefined
  return celAuth.parse(toJson(descriptor, message, { registry: celMessages }))
}
