import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npm run dev` finds the server that holds the engine. */
const server = process.env.POSTERN_DEV_SERVER ?? 'http://127.0.0.1:8200'

export default defineConfig({
  base: '/ui/',
  plugins: [react(), tailwind()],
  // Small files stay files: the Content-Security-Policy lets no data: script or font in.
  build: { assetsInlineLimit: 0, target: 'es2023', reportCompressedSize: true },
  server: { proxy: { '/ui/api': server, '/ui/session': server, '/v1': server } },
})
