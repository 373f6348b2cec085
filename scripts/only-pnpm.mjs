// npm runs a root's preinstall after it has installed, so this can only say what to run instead.
const agent = process.env.npm_config_user_agent ?? ''

if (!agent.startsWith('pnpm/')) {
  console.error(`
  Postern is installed by the pnpm version that package.json pins. Nothing needs installing by hand:

      npm start                        installs what is missing, then runs the server
      npm test                         installs what is missing, then runs every check
      npm run pnpm -- install          installs and nothing else
`)
  process.exit(1)
}
