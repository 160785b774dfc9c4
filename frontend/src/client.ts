import './styles/index.css';
import { hydrate, mount } from 'svelte';
import App from './App.svelte';
import type { Catalogue } from './locales/catalogue';
import type { Locale } from './lib/api/shapes';
import { readTheme } from './lib/cookies';
import type { PageProps } from './lib/page';
import { loadPage } from './pages';

const catalogues: Record<Locale, () => Promise<{ catalogue: Catalogue }>> = {
  'zh-CN': () => import('./locales/zh-CN'),
  en: () => import('./locales/en'),
};

async function start(): Promise<void> {
  const data = document.getElementById('page');
  const target = document.getElementById('app');
  if (!data?.textContent || !target) return;
  const page = JSON.parse(data.textContent) as PageProps;
  // A page from the cache was rendered without knowing this browser's choice.
  const theme = readTheme();
  if (theme) document.documentElement.dataset.theme = theme;
  const [content, { catalogue }] = await Promise.all([
    loadPage(page.page),
    catalogues[page.locale](),
  ]);
  const props = { page, catalogue, content };
  if (target.firstChild) hydrate(App, { target, props });
  else mount(App, { target, props });
  document.documentElement.dataset.ready = '';
}

void start();
