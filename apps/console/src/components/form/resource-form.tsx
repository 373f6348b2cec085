import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { FormProvider, type FieldValues } from 'react-hook-form'
import { ErrorText } from '#components/failure.tsx'
import { useCannot } from '#components/permission/use-cannot.ts'
import type { Need } from '#lib/operation.ts'
import { stanzaOf } from '#lib/stanza.ts'
import { Banner } from '#ui/banner.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FormContext, type FormAbout } from './form-context.ts'
import { LeaveGuard } from './leave-guard.tsx'
import { SaveBar } from './save-bar.tsx'
import { SavePanel } from './save-panel.tsx'
import { useResourceForm, type FormCall, type FormSubject } from './use-resource-form.ts'

interface ResourceFormProps<Values extends FieldValues, Call extends FormCall, Answer> extends FormSubject<Values, Call, Answer> {
  /** Stored parameters that this write puts back to their defaults. */
  readonly resets?: readonly string[]
  readonly cancelTo: string
  /** What the button of a new object says, where "Create" and the noun do not fit. */
  readonly createVerb?: string
  readonly children: ReactNode
}

/** The form of one object: it becomes the contract's input, and its errors stand where they belong. */
export function ResourceForm<Values extends FieldValues, Call extends FormCall, Answer>({
  resets = [],
  cancelTo,
  createVerb,
  children,
  ...subject
}: ResourceFormProps<Values, Call, Answer>) {
  const { noun, operation, isNew, callOf } = subject
  const { form, base, review, error, isBusy, isDirty, go, submit, save, takeTheirs, closeReview } = useResourceForm(subject)
  const about = useMemo<FormAbout>(() => ({ help: operation.help, labels: new Map() }), [operation])
  const cannot = useCannot(needOf(subject))
  const element = useSaveKey()
  const shown = () => ({ exchange: operation.exchange(callOf(form.getValues())), secrets: operation.secrets })
  return (
    <FormProvider {...form}>
      <FormContext value={about}>
        <form
          ref={element}
          noValidate
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <ErrorSummary onGo={go} />
          {error === undefined ? null : (
            <Banner kind="bad" title={`The ${noun} was not saved`}>
              <ErrorText error={error} />
            </Banner>
          )}
          {isNew && cannot ? (
            <Banner kind="warn" title="Your policies may not let you save this">
              {cannot}, unless a policy names the very object.
            </Banner>
          ) : null}
          {children}
          <SaveBar
            base={base}
            verb={isNew ? (createVerb ?? `Create ${noun}`) : 'Save'}
            isBusy={isBusy}
            cannot={isNew ? undefined : cannot}
            cancelTo={cancelTo}
            shown={shown}
            policy={stanzaOf(needOf(subject))}
          />
        </form>
        {review === undefined ? null : (
          <SavePanel
            noun={noun}
            {...review}
            onClose={closeReview}
            onSave={() => void save()}
            isBusy={isBusy}
            onTakeTheirs={takeTheirs}
            resets={resets}
            labelOf={(name) => about.labels.get(name) ?? name}
            isSecret={(name) => operation.secrets.has(name)}
          />
        )}
        <LeaveGuard isDirty={isDirty} />
      </FormContext>
    </FormProvider>
  )
}

/** What saving needs; a name that is yet to be given stands for any. */
function needOf<Values extends FieldValues, Call extends FormCall, Answer>({
  operation,
  callOf,
  initial,
}: FormSubject<Values, Call, Answer>): Need {
  const params = Object.entries(callOf(initial).params ?? {})
  return operation.need(Object.fromEntries(params.map(([name, value]) => [name, value === '' ? '*' : value])))
}

/** Ctrl or Cmd with Enter saves, from any field. */
function useSaveKey() {
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const form = element.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      form?.requestSubmit()
    }
    form?.addEventListener('keydown', onKey)
    return () => form?.removeEventListener('keydown', onKey)
  }, [])
  return element
}
