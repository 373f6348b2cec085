// Who may import whom. Each rule carries its reason; if one stands in the way, change the design or,
// in a decision record, the rule. `npm run check` holds all of them, for types as for values.

const tests = '\\.test\\.tsx?$|^packages/[^/]+/test/|^apps/[^/]+/test/|/src/testing/'
const npm = (...names) => `node_modules/(${names.join('|')})/`

/** All that `from` may reach: anything else is an error. Node's own modules only where `node` says so. */
const only = ({ name, comment, from, to, node = false }) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: tests, ...from },
  to: { pathNot: to, ...(node ? { dependencyTypesNot: ['core'] } : {}) },
})

/** What `from` may not reach. */
const never = ({ name, comment, from, to }) => ({ name, comment, severity: 'error', from, to })

const packages = [
  only({
    name: 'contract-knows-only-zod',
    comment: 'The contract is what is said on the wire: browser, server and other programs read it, so it needs nothing but zod.',
    from: { path: '^packages/contract/src/', pathNot: `${tests}|^packages/contract/src/openapi/` },
    to: ['^packages/contract/src/', npm('zod')],
  }),
  only({
    name: 'openapi-knows-only-the-contract',
    comment: 'The OpenAPI document is a view of the contract; zod-openapi is wanted nowhere else.',
    from: { path: '^packages/contract/src/openapi/' },
    to: ['^packages/contract/src/', npm('zod', 'zod-openapi')],
  }),
  only({
    name: 'engine-is-pure',
    comment:
      'The engine decides and asks the world through its ports. No node: built-in, no HTTP, no driver: a rule that reads the clock or the disk cannot be tested as a property or replayed by the debugger.',
    from: { path: '^packages/engine/src/' },
    to: [
      '^packages/engine/src/',
      '^packages/contract/src/(resources|fields|scalars)(/|\\.ts$)',
      npm('zod', 'jose', 'ipaddr\\.js', 'lru-cache', '@bufbuild/cel', '@bufbuild/protobuf', 'shamir-secret-sharing'),
    ],
  }),
  never({
    name: 'jose-stays-in-crypto',
    comment:
      'Signing and verifying is one room. The rest of the engine speaks of keys and claims, so the library can be replaced.',
    from: { path: '^packages/engine/src/', pathNot: `^packages/engine/src/crypto/|${tests}` },
    to: { path: npm('jose') },
  }),
  never({
    name: 'ports-know-no-rules',
    comment: 'A port is what the engine asks for; an adapter that reads it must not pull the engine in behind it.',
    from: { path: '^packages/engine/src/ports/', pathNot: tests },
    to: { path: '^packages/engine/src/', pathNot: '^packages/engine/src/ports/' },
  }),
  only({
    name: 'storage-memory-knows-only-ports',
    comment: 'A storage is an ordered map with transactions. What the bytes mean is not its business.',
    from: { path: '^packages/storage-memory/src/' },
    to: ['^packages/storage-memory/src/', '^packages/engine/src/ports/'],
  }),
  only({
    name: 'storage-sqlite-knows-only-ports-and-node',
    comment: 'A storage is an ordered map with transactions. SQLite comes with Node.',
    from: { path: '^packages/storage-sqlite/src/' },
    to: ['^packages/storage-sqlite/src/', '^packages/engine/src/ports/'],
    node: true,
  }),
  only({
    name: 'storage-postgres-knows-only-ports-and-pg',
    comment: 'A storage is an ordered map with transactions. pg is its only driver.',
    from: { path: '^packages/storage-postgres/src/' },
    to: ['^packages/storage-postgres/src/', '^packages/engine/src/ports/', npm('pg', '@types/pg', 'pg-protocol')],
    node: true,
  }),
  only({
    name: 'conformance-knows-only-ports',
    comment: 'The suite judges any storage, ours or not, so it speaks of the port alone.',
    from: { path: '^packages/storage-conformance/src/' },
    to: ['^packages/storage-conformance/src/', '^packages/engine/src/ports/', npm('vitest', 'fast-check')],
  }),
]

const server = [
  only({
    name: 'handlers-know-no-transport',
    comment:
      'A handler takes a parsed request, makes one engine call and replies. It would work behind any transport. The sentences of its warnings stand with all others, in wording/.',
    from: { path: '^apps/server/src/handlers/' },
    to: ['^apps/server/src/(handlers|wording)/', '^packages/engine/src/', '^packages/contract/src/'],
  }),
  never({
    name: 'express-stays-at-the-edge',
    comment: 'Requests, replies, cookies and headers are known in http/ and nowhere behind it.',
    from: { path: '^apps/server/src/', pathNot: `^apps/server/src/http/|${tests}` },
    to: { path: npm('express', '@types/express', '@types/express-serve-static-core', 'helmet', 'cookie') },
  }),
  never({
    name: 'storage-is-chosen-in-compose',
    comment: 'Everything else receives a world and cannot tell which storage is behind it.',
    from: { path: '^apps/server/src/', pathNot: `^apps/server/src/compose(\\.ts$|/)|${tests}` },
    to: { path: '^packages/storage-' },
  }),
  never({
    name: 'openid-client-is-a-port-of-the-world',
    comment: 'The engine asks outside identity providers through a port, which world/ implements.',
    from: { path: '^apps/server/src/', pathNot: `^apps/server/src/world/|${tests}` },
    to: { path: npm('openid-client') },
  }),
  never({
    name: 'server-does-not-know-the-console',
    comment: 'The console is a client like any other; the server hands out its built files and knows no more of it.',
    from: { path: '^apps/server/' },
    to: { path: '^(apps/console|e2e)/' },
  }),
]

const browser = [
  never({
    name: 'console-knows-only-the-contract',
    comment: 'The console decides nothing itself. What it needs to know it asks the server, as any client would.',
    from: { path: '^apps/console/' },
    to: { path: '^(packages/(engine|storage-)|apps/server|e2e)' },
  }),
  never({
    name: 'pages-decide-nothing',
    comment: 'A page is shown what was decided; the engine and the server stay on the other side of its props.',
    from: { path: '^apps/pages/' },
    to: { path: '^(packages/(engine|storage-)|apps/server|e2e)' },
  }),
  never({
    name: 'no-node-in-the-browser',
    comment: 'It would only fail in the browser, at run time.',
    from: { path: '^apps/(console|pages)/src/', pathNot: tests },
    to: { dependencyTypes: ['core'] },
  }),
  never({
    name: 'ui-could-live-in-any-console',
    comment: 'A button knows no API, no route and no resource.',
    from: { path: '^apps/console/src/ui/', pathNot: tests },
    to: {
      path: `^apps/console/src/(routes|features|components|lib/api)|^packages/|${npm('@tanstack/react-router', '@tanstack/react-query', 'react-hook-form')}`,
    },
  }),
  never({
    name: 'components-do-not-reach-up',
    comment: 'routes → features → components → ui: the lower layer serves many of the upper one.',
    from: { path: '^apps/console/src/(components|lib)/' },
    to: { path: '^apps/console/src/(routes|features)/' },
  }),
  never({
    name: 'lib-does-not-reach-up',
    comment: 'lib/ is what every layer stands on: paths, the API, formats.',
    from: { path: '^apps/console/src/lib/' },
    to: { path: '^apps/console/src/(routes|features|components|ui)/' },
  }),
  never({
    name: 'features-do-not-reach-up',
    comment: 'A route mounts a feature; a feature that knows its route cannot be mounted elsewhere. lib/paths.ts spells URLs.',
    from: { path: '^apps/console/src/features/' },
    to: { path: '^apps/console/src/routes/' },
  }),
  never({
    name: 'features-do-not-meet',
    comment: 'What two features share belongs in components/ or lib/; else one cannot change without the other.',
    from: { path: '^apps/console/src/features/([^/]+)/' },
    to: { path: '^apps/console/src/features/', pathNot: '^apps/console/src/features/$1/' },
  }),
]

const everywhere = [
  never({
    name: 'e2e-stands-outside',
    comment:
      'The product is met as a person or a program meets it: over HTTP. Only the words of the contract are shared; and the store, with nothing above it, by what a login is compared with.',
    from: { path: '^e2e/', pathNot: '^e2e/bench/peers/bare-login\\.ts$' },
    to: { path: '^(packages/(engine|storage-)|apps/)' },
  }),
  never({
    name: 'packages-do-not-know-apps',
    comment: 'An app is made of packages, never the other way round. Tests may run over the real adapters.',
    from: { path: '^packages/', pathNot: tests },
    to: { path: '^(apps|e2e)/' },
  }),
  never({
    name: 'packages-meet-by-name',
    comment: 'A path out of the package hides a layer crossing; the package name shows it in the import line.',
    from: { path: '^(packages|apps)/([^/]+)/' },
    to: { path: '^(packages|apps|e2e)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  }),
  never({
    name: 'nothing-imports-a-test',
    comment: 'What only tests need lives in src/testing or in the test.',
    from: { pathNot: tests },
    to: { path: '\\.test\\.tsx?$' },
  }),
  never({
    name: 'testing-is-for-tests',
    comment: 'Small real worlds for tests: none of them may end up in the product.',
    from: { path: '^(packages|apps)/[^/]+/src/', pathNot: tests },
    to: { path: '/src/testing/' },
  }),
  never({
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or hide a third. Types count too.',
    from: {},
    to: { circular: true },
  }),
  never({
    name: 'no-unresolvable',
    comment: 'It fails at run time, at the latest.',
    from: {},
    to: { couldNotResolve: true, pathNot: ['^virtual:', '\\.(css|svg|woff2)$', '\\?(inline|raw|url|worker)$'] },
  }),
  never({
    name: 'no-undeclared-packages',
    comment: 'A package that no package.json names is there by chance.',
    from: { pathNot: tests },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  }),
  never({
    name: 'no-dev-packages-in-the-product',
    comment: 'What the product runs on is in "dependencies"; types may come from "devDependencies".',
    from: { path: '^(packages|apps/server)/', pathNot: `${tests}|^packages/storage-conformance/` },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
  }),
  {
    name: 'no-orphans',
    comment: 'A file that nothing imports and that imports nothing is left over, or is missing its import.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        tests,
        '\\.d\\.ts$',
        '(^|/)[^/]+\\.config\\.(ts|mjs)$',
        '/main\\.tsx?$',
        '-worker\\.ts$',
        '^packages/(contract|engine)/src/',
        '^e2e/',
      ],
    },
    to: {},
  },
]

export default {
  forbidden: [...packages, ...server, ...browser, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((packages|apps)/[^/]+|e2e)/(\\.tsbuild|dist|test-results)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
}
