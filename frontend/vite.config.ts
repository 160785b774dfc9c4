import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { devPages } from './dev-pages.ts';

/** Where `linli serve` listens during development. */
const SERVER = 'http://127.0.0.1:8080';

/** What the server names in its documents: the start, each page, the words of each language. */
const ENTRIES = [
  'src/client.ts',
  ...readdirSync('src/pages').map((page) => `src/pages/${page}`),
  'src/locales/zh-CN.ts',
  'src/locales/en.ts',
];

/** What every page shows around its content, and small parts of most that are read: in the file that all pages share. */
const EVERYWHERE = new RegExp(
  [
    'lib/frame/(?!Listing|Entrance)',
    'lib/parts/(AccountLink|Avatar|Badge|Breadcrumbs|Empty|Head|Later|Mark|PlaceCard|Tabs|When)\\.',
    'lib/(pager|plain-click|reach-scrollers|structured-data)\\.',
    'lib/(composer/kept|offline/kept-copy|polls/shown|commitments/signs)\\.',
    'preload-helper',
  ].join('|'),
);
/** The rows of lists and what stands over them, which come together on most pages that lead on. */
const ROWS =
  /src\/lib\/(parts\/(Author|BoardRow|Leaf|LeafRow|ProjectTile|SearchHere|TopicRow)|events\/(EventRow|seats|times)|topic\/(ListSteps|TopicTabs)|readings\/first-unread|watches\/WatchButton|moves\/placed|unread\.svelte)\./;
/** What looks after being offline comes once the page has all that it needs, in one file. */
const OFFLINE = /src\/lib\/offline\/(begin|keep-page|kept-pages|sending|waiting)\./;
/** What so many pages share comes in one file: a request costs as much as a kilobyte, and there are more pages to come. */
const SHARED_BY = 30;

export default defineConfig({
  plugins: [svelte(), devPages(SERVER), brotli()],
  server: { port: 5173, proxy: { '/api': { target: SERVER, changeOrigin: true } } },
  build: {
    outDir: 'dist/client',
    manifest: true,
    // Owners read in the browser inside their messenger, which lags years behind.
    target: ['es2021', 'chrome92', 'safari15'],
    // The document names all that its page needs: nothing has to be looked up by a script.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ENTRIES,
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: {
          groups: [
            // What compares texts comes with the revisions that are compared.
            { name: 'runtime', test: /node_modules\/(?!diff\/)/, priority: 2 },
            { name: 'shared', test: EVERYWHERE, priority: 1 },
            { name: 'rows', test: ROWS, priority: 1 },
            { name: 'offline', test: OFFLINE, priority: 1 },
            { name: 'shared', test: /src\/(lib|styles)\//, minShareCount: SHARED_BY, priority: 1 },
          ],
        },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);

/** Writes each script and stylesheet once more as brotli makes it: a sixth shorter than gzip, and made once. */
function brotli(): Plugin {
  return {
    name: 'linli-brotli',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file)))
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(readFileSync(join(dir, name))));
    },
  };
}
