import { getContext, setContext } from 'svelte';
import type { Catalogue } from '../locales/catalogue';
import type { Locale } from './api/shapes';
import { Clock } from './clock';
import { Bell } from './notices/bell.svelte';
import type { PageProps } from './page';
import { Toasts } from './toasts.svelte';
import { Viewer } from './viewer.svelte';

/** What every component may need: words, language, time, who looks, where. */
export interface Site {
  t: Catalogue;
  locale: Locale;
  /** The server's time of rendering: relative times are counted from it on both sides. */
  now: string;
  /** The time as it goes on while somebody looks: for what is still owed. */
  clock: Clock;
  path: string;
  query: Record<string, string>;
  publicUrl: string;
  page: PageProps;
  viewer: Viewer;
  bell: Bell;
  toasts: Toasts;
}

/** Pages that use all the width there is: many columns, and a case beside them. */
export function isWide(page: PageProps): boolean {
  return page.page === 'staff_complaints';
}

const KEY = Symbol('site');

export function createSite(page: PageProps, t: Catalogue): Site {
  const viewer = new Viewer(page.viewer);
  const site: Site = {
    t,
    locale: page.locale,
    now: page.now,
    clock: new Clock(page.now),
    path: page.path,
    query: page.query,
    publicUrl: page.public_url,
    page,
    viewer,
    bell: new Bell(viewer),
    toasts: new Toasts(),
  };
  setContext(KEY, site);
  return site;
}

export function useSite(): Site {
  return getContext<Site>(KEY);
}

/** The sentence for a problem's code, in the page's language. */
export function problemText(t: Catalogue, code: string): string {
  return (t.problem as Record<string, string>)[code] ?? t.problem.fallback;
}
