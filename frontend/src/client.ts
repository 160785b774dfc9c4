import './styles/index.css';
import { hydrate, mount } from 'svelte';
import App from './App.svelte';
import type { Catalogue } from './locales/catalogue';
import { readTheme } from './lib/cookies';
import type { PageProps } from './lib/page';
import { shown } from './lib/polls/shown';
import { type PageComponent, pageFile, partsOf } from './pages';

interface Modules {
  page: { default: PageComponent };
  words: { catalogue: Catalogue };
}

/** The component of the page and the words of its language: the document names their files, and vite those of development. */
async function load(
  target: HTMLElement,
  page: PageProps,
): Promise<[Modules['page'], Modules['words']]> {
  const { page: content = '', words = '' } = target.dataset;
  const files = import.meta.env.DEV
    ? [`/src/${pageFile(page.page)}`, `/src/locales/${page.locale}.ts`]
    : [content, words];
  const [component, catalogue] = await Promise.all([
    ...files.map((file) => import(/* @vite-ignore */ file)),
    loadParts(page),
  ]);
  return [component as Modules['page'], catalogue as Modules['words']];
}

/** What only some pages of a kind have. */
async function loadParts(page: PageProps): Promise<void> {
  if (partsOf(page).length === 0) return;
  shown.PollView = (await import('./lib/polls/PollView.svelte')).default;
}

async function start(): Promise<void> {
  const data = document.getElementById('page');
  const target = document.getElementById('app');
  if (!data?.textContent || !target) return;
  const page = JSON.parse(data.textContent) as PageProps;
  // A page from the cache was rendered without knowing this browser's choice.
  const theme = readTheme();
  if (theme) document.documentElement.dataset.theme = theme;
  const [{ default: content }, { catalogue }] = await load(target, page);
  const props = { page, catalogue, content };
  if (target.firstChild) hydrate(App, { target, props });
  else mount(App, { target, props });
  document.documentElement.dataset.ready = '';
}

void start();
