import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// The server bundle knows the hashed names of the client build that it links to, so that the two
// can never disagree: build the client first.
const manifest = readFileSync('dist/client/.vite/manifest.json', 'utf8');

export default defineConfig({
  plugins: [svelte()],
  publicDir: false,
  define: { CLIENT_MANIFEST: manifest, 'process.env.NODE_ENV': '"production"' },
  // Everything is inlined: the engine has no module loader.
  ssr: { noExternal: true },
  build: {
    ssr: 'src/server.ts',
    outDir: 'dist/server',
    // What the engine speaks by itself: private fields of classes written for an older language are three times as slow.
    target: 'es2023',
    minify: false,
    rolldownOptions: {
      output: { format: 'iife', name: 'linli', entryFileNames: 'render.js', codeSplitting: false },
    },
  },
});
