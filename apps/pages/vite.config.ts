import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// One module that renders every page: the server imports it and needs neither React nor this folder at run time.
export default defineConfig({
  plugins: [react()],
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: { ssr: 'src/main.tsx', target: 'node24', minify: true, emptyOutDir: true },
})
