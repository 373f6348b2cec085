import './lib/no-eval.ts'

// Only then the app, whose modules make schemas as they are loaded.
void import('./app.tsx')
