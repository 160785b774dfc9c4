/**
 * The server's side of the pages: one function from props to a complete document. It runs in a
 * bare JavaScript engine without `Intl`, without timers and without a network.
 */
import { render } from 'svelte/server';
import App from './App.svelte';
import { assemble, linksOf, type Manifest } from './document';
import type { PageProps } from './lib/page';
import PollView from './lib/polls/PollView.svelte';
import { shown } from './lib/polls/shown';
import { structuredData } from './lib/structured-data';
import { catalogue as en } from './locales/en';
import { catalogue as zhCN } from './locales/zh-CN';
import { pageFile, type PageComponent, partsOf } from './pages';

declare const CLIENT_MANIFEST: Manifest;

shown.PollView = PollView;

const catalogues = { 'zh-CN': zhCN, en };
const components = import.meta.glob<{ default: PageComponent }>('./pages/*.svelte', {
  eager: true,
});

/** Renders the document of the page that `propsJson` describes. */
export function renderDocument(propsJson: string): string {
  const page = JSON.parse(propsJson) as PageProps;
  const content = components[pageFile(page.page)]?.default;
  if (!content) throw new Error(`there is no page called ${page.page}`);
  const catalogue = catalogues[page.locale] ?? zhCN;
  const { head, body } = render(App, { props: { page, catalogue, content } });
  const links = linksOf(CLIENT_MANIFEST, pageFile(page.page), page.locale, partsOf(page));
  return assemble({ page, head, body, links, structuredData: structuredData(page, catalogue) });
}
