import { fileURLToPath } from 'node:url'
import type { LoadPages, PageModule } from '#http/pages/page-module.ts'

/** Where Vite puts the console. */
export const consoleFolder = fileURLToPath(new URL('../../../console/dist', import.meta.url))

const builtPages = new URL('../../../pages/dist/main.js', import.meta.url).href

/** The pages as Vite built them; rejects when they are not built. */
export const loadBuiltPages: LoadPages = async () => (await import(builtPages)) as PageModule // built from that very module
