import type { ComponentType } from 'react'
import type { Pair } from '#ui/pairs-input.tsx'
import { ChoiceField, type ChoiceFieldProps } from './choice-field.tsx'
import { CodeField, type CodeFieldProps } from './code-field.tsx'
import { DurationField, type DurationFieldProps } from './duration-field.tsx'
import { FlagField } from './flag-field.tsx'
import { ListField, type ListFieldProps } from './list-field.tsx'
import { PairsField, type PairsFieldProps } from './pairs-field.tsx'
import { PickField, type PickFieldProps } from './pick-field.tsx'
import { PickOneField, type PickOneFieldProps } from './pick-one-field.tsx'
import { TextField, type TextFieldProps } from './text-field.tsx'
import type { FormFieldProps } from './use-form-field.ts'

type NamesOf<Values, Kind> = { [Name in keyof Values & string]: Values[Name] extends Kind ? Name : never }[keyof Values & string]

type Named<Props, Name> = ComponentType<Omit<Props, 'name'> & { readonly name: Name }>

/** The fields of a form whose values have this shape: each takes only the names its kind of value has. */
interface Fields<Values> {
  readonly Text: Named<TextFieldProps, NamesOf<Values, string>>
  readonly Duration: Named<DurationFieldProps, NamesOf<Values, string>>
  readonly Choice: Named<ChoiceFieldProps, NamesOf<Values, string>>
  readonly Code: Named<CodeFieldProps, NamesOf<Values, string>>
  readonly PickOne: Named<PickOneFieldProps, NamesOf<Values, string>>
  readonly Pick: Named<PickFieldProps, NamesOf<Values, readonly string[]>>
  readonly List: Named<ListFieldProps, NamesOf<Values, readonly string[]>>
  readonly Flag: Named<FormFieldProps, NamesOf<Values, boolean>>
  readonly Pairs: Named<PairsFieldProps, NamesOf<Values, readonly Pair[]>>
}

const fields = {
  Text: TextField,
  Duration: DurationField,
  Choice: ChoiceField,
  Code: CodeField,
  Pick: PickField,
  PickOne: PickOneField,
  List: ListField,
  Flag: FlagField,
  Pairs: PairsField,
}

/** The fields of a form, typed by its values. */
export const fieldsOf = <Values>(): Fields<Values> => fields
