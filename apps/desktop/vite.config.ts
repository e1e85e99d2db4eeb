import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  root: import.meta.dirname,
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022' },
  server: { port: 4100, proxy: { '/api': 'http://127.0.0.1:4000', '/trpc': 'http://127.0.0.1:4000' } },
})
