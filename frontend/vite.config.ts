import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { devPages } from './dev-pages.ts';

/** Where `linli serve` listens during development. */
const SERVER = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), devPages(SERVER)],
  server: { port: 5173, proxy: { '/api': { target: SERVER, changeOrigin: true } } },
  build: {
    outDir: 'dist/client',
    manifest: true,
    // One stylesheet for all pages: it is small, and every page after the first has it cached.
    cssCodeSplit: false,
    // Owners read in the browser inside their messenger, which lags years behind.
    target: ['es2021', 'chrome92', 'safari15'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'src/client.ts' },
  },
  test: { include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
