import { defineConfig } from 'vite';

// The worker is one script with a name that does not change: browsers ask for it by name, and again after each build.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/client',
    emptyOutDir: false,
    target: ['es2021', 'chrome92', 'safari15'],
    rolldownOptions: {
      input: 'src/service-worker.ts',
      output: { format: 'iife', entryFileNames: 'service-worker.js', codeSplitting: false },
    },
  },
});
