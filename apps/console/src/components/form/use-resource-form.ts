import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useForm, type DefaultValues, type FieldValues, type Path, type PathValue } from 'react-hook-form'
import type { Operation } from '#lib/operation.ts'
import { toast } from '#ui/toasts.tsx'
import { changesOf, isSame, type FieldChange } from './changes.ts'
import { resolverOf, type Problems } from './resolver-of.ts'
import { fieldProblemOf, type FieldOfMessage } from './server-problem.ts'

/** What a form sends: the arguments of an operation. */
export interface FormCall {
  readonly params?: Readonly<Record<string, string>>
  readonly input?: Readonly<Record<string, unknown>>
}

/** A field that was changed here and, since the form was opened, on the server too. */
export interface Conflict {
  readonly name: string
  readonly opened: unknown
  readonly theirs: unknown
}

/** What a form is about: the object, the operation that writes it, and what the page does around it. */
export interface FormSubject<Values extends FieldValues, Call extends FormCall, Answer> {
  /** What it is called: "scope". */
  readonly noun: string
  readonly operation: Operation<Call, Answer>
  /** A new object is made at once; a change shows its save panel first. */
  readonly isNew: boolean
  readonly initial: Values
  readonly callOf: (values: Values) => Call
  /** What the contract's schema cannot know, by field. */
  readonly rules?: (values: Values) => Partial<Readonly<Record<keyof Values & string, string | undefined>>>
  readonly fieldOfMessage?: FieldOfMessage<keyof Values & string>
  /** The object as it is now on the server, to find out whether somebody else changed it. */
  readonly readAgain?: () => Promise<Values>
  /** What has to be read anew after a save. */
  readonly touches: readonly QueryKey[]
  readonly onSaved: (values: Values, answer: Answer) => void | Promise<void>
}

interface Review {
  readonly changes: readonly FieldChange[]
  readonly conflicts: readonly Conflict[]
}

/** The state of a resource's form: values, errors, the review before a save, and the save itself. */
export function useResourceForm<Values extends FieldValues, Call extends FormCall, Answer>(
  subject: FormSubject<Values, Call, Answer>,
) {
  const { operation, initial, callOf, rules } = subject
  const queries = useQueryClient()
  const [base, setBase] = useState(initial)
  const [review, setReview] = useState<Review>()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const isSaved = useRef(false)
  const form = useForm<Values>({
    // The initial values are complete; react-hook-form's type allows for less.
    defaultValues: initial as DefaultValues<Values>,
    resolver: resolverOf<Values>((values): Problems => ({ ...operation.problems(callOf(values)), ...rules?.(values) })),
  })

  // The names come from the values themselves; react-hook-form wants them as paths of a type it cannot look into here.
  const pathOf = (name: string) => name as Path<Values>
  const set = (name: string, value: unknown) => form.setValue(pathOf(name), value as PathValue<Values, Path<Values>>)
  const go = (name: string) => form.setFocus(pathOf(name))
  const isDirty = useCallback(() => !isSaved.current && changesOf(base, form.getValues()).length > 0, [base, form])

  const save = async () => {
    const values = form.getValues()
    setBusy(true)
    setError(undefined)
    try {
      const answer = await operation.send(callOf(values))
      isSaved.current = true
      await Promise.all(subject.touches.map((queryKey) => queries.invalidateQueries({ queryKey })))
      toast('ok', subject.isNew ? `The ${subject.noun} was created` : `The ${subject.noun} was saved`)
      await subject.onSaved(values, answer)
    } catch (problem) {
      showProblem(problem, values)
    } finally {
      setBusy(false)
      setReview(undefined)
    }
  }

  const showProblem = (problem: unknown, values: Values) => {
    const found = fieldProblemOf(problem, Object.keys(values), subject.fieldOfMessage ?? [])
    if (found === undefined) return setError(problem)
    form.setError(pathOf(found.field), { type: 'server', message: found.message })
    go(found.field)
  }

  /** Brings in what others changed meanwhile, and notes what both changed. */
  const startReview = async () => {
    const values = form.getValues()
    const mine = changesOf(base, values)
    const theirs = await subject.readAgain?.().catch(() => undefined)
    const changed = theirs === undefined ? [] : changesOf(base, theirs)
    const isMine = ({ name }: FieldChange) => mine.some((change) => change.name === name)
    for (const change of changed.filter((one) => !isMine(one))) set(change.name, change.after)
    const conflicts = changed
      .filter((change) => isMine(change) && !isSame(change.after, values[change.name]))
      .map(({ name, before, after }) => ({ name, opened: before, theirs: after }))
    if (theirs !== undefined) setBase(theirs)
    setReview({ changes: changesOf(theirs ?? base, form.getValues()), conflicts })
  }

  const takeTheirs = ({ name, theirs }: Conflict) => {
    set(name, theirs)
    setReview((now) => ({
      changes: changesOf(base, form.getValues()),
      conflicts: now?.conflicts.filter((one) => one.name !== name) ?? [],
    }))
  }

  const proceed = async (values: Values) => {
    if (subject.isNew) return save()
    if (changesOf(base, values).length === 0) return toast('ok', 'Nothing has changed, so there is nothing to save')
    return startReview()
  }
  const submit = () => form.handleSubmit(proceed)()

  return { form, base, review, error, isBusy, isDirty, go, submit, save, takeTheirs, closeReview: () => setReview(undefined) }
}
