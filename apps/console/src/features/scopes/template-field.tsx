import type { TemplateProblemView } from '@postern/contract/resources/oidc-preview.ts'
import { useQuery } from '@tanstack/react-query'
import { fieldsOf } from '#components/form/fields-of.ts'
import { visibleAuthMounts } from '#lib/mounts.ts'
import { aliasDirectives, directives } from './directives.ts'
import { problemWords } from './problem-words.ts'
import type { ScopeValues } from './scope-values.ts'

const fields = fieldsOf<ScopeValues>()

/** The template, with what is wrong at its line and with the directives there are. */
export function TemplateField({ problems }: { readonly problems: readonly TemplateProblemView[] }) {
  const { data: mounts = [] } = useQuery(visibleAuthMounts)
  const marks = problems.flatMap((problem) =>
    problem.line === undefined
      ? []
      : [{ line: problem.line, column: problem.column, level: problem.level, message: problemWords(problem) }],
  )
  const words = [...directives, ...mounts.flatMap(({ accessor, path }) => (accessor ? aliasDirectives(accessor, path) : []))]
  return <fields.Code name="template" label="Claims" language="json" marks={marks} words={words} minLines={10} />
}
