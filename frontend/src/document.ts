import type { PageProps } from './lib/page';

/** What vite writes into `manifest.json`, as far as it is used here. */
export type Manifest = Record<
  string,
  { file: string; imports?: string[]; css?: string[]; isEntry?: boolean }
>;

export interface Links {
  entry: string;
  /** The scripts that the first one loads: the page's component and the words of its language. */
  page: string;
  words: string;
  stylesheets: string[];
  preloads: string[];
}

interface Parts {
  page: PageProps;
  head: string;
  body: string;
  links: Links;
  structuredData: object[];
}

const ENTRY = 'src/client.ts';

/** The files that a page needs in the browser: all of them are known before the first script runs. */
export function linksOf(
  manifest: Manifest,
  pageFile: string,
  locale: string,
  parts: readonly string[] = [],
): Links {
  const [files, stylesheets] = [new Set<string>(), new Set<string>()];
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    // What others build on comes first.
    chunk.imports?.forEach(visit);
    chunk.css?.forEach((file) => stylesheets.add(file));
  };
  const keys = [ENTRY, pageFile.replace('./', 'src/'), `src/locales/${locale}.ts`];
  [...keys, ...parts].forEach(visit);
  const [entry = '', page = '', words = ''] = keys.map((key) => manifest[key]?.file);
  files.delete(entry);
  return { entry, page, words, stylesheets: [...stylesheets], preloads: [...files] };
}

/**
 * Puts the document together. Why no data can become markup here:
 *
 * - `head` and `body` come from Svelte, which escapes every value; the few places that show HTML
 *   show what the server sanitised when it was written (`{@html}` is forbidden elsewhere by lint).
 * - attributes of `<html>` are one of a fixed set of words, whatever the props say.
 * - the names of files come from the build, not from a request.
 * - JSON stands in `<script>` elements of a data type. Inside, a parser looks only for `</script`
 *   and `<!--`; `scriptJson` writes every `<` as `\u003c`, which JSON reads as the same character.
 */
export function assemble({ page, head, body, links, structuredData }: Parts): string {
  const locale = page.locale === 'en' ? 'en' : 'zh-CN';
  const theme = page.theme === 'light' || page.theme === 'dark' ? page.theme : 'auto';
  const about = structuredData.map(
    (one) => `<script type="application/ld+json">${scriptJson(one)}</script>`,
  );
  return [
    `<!doctype html><html lang="${locale}" data-theme="${theme}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="format-detection" content="telephone=no">',
    '<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#181613" media="(prefers-color-scheme: dark)">',
    '<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    '<link rel="apple-touch-icon" href="/icon-180.png">',
    `<link rel="manifest" href="/manifest.${locale}.webmanifest">`,
    ...links.stylesheets.map((file) => `<link rel="stylesheet" href="/${file}">`),
    `<script type="module" src="/${links.entry}"></script>`,
    ...links.preloads.map((file) => `<link rel="modulepreload" href="/${file}">`),
    head,
    ...about,
    `</head><body><div id="app" data-page="/${links.page}" data-words="/${links.words}">`,
    body,
    `</div><script type="application/json" id="page">${scriptJson(page)}</script></body></html>`,
  ].join('');
}

/**
 * JSON that is inert inside of a script element. U+2028/9 need no care: nothing evaluates it. Splitting is several
 * times as fast as a regular expression in the server's engine.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).split('<').join('\\u003c');
}
