import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the development server finds the product. */
const serverUrl = process.env['SENDERO_URL'] ?? 'http://127.0.0.1:4000'

// The server takes changes from its own origin only; the page's is this development server.
const proxied = { target: serverUrl, changeOrigin: true, headers: { origin: serverUrl } }

export default defineConfig({
  plugins: [react()],
  root: import.meta.dirname,
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022' },
  server: { port: 4100, proxy: { '/api': proxied, '/trpc': proxied, '/v1': proxied } },
})
