import type { Component } from 'svelte';
import type { PageName } from './lib/page';

export type PageComponent = Component<{ data: never }>;
type PageModule = { default: unknown };

/** Each page is a chunk of its own in the browser. */
const modules = import.meta.glob<PageModule>('./pages/*.svelte');

export async function loadPage(name: PageName): Promise<PageComponent> {
  const load = modules[pageFile(name)] ?? modules[pageFile('error')];
  if (!load) throw new Error(`there is no page called ${name}`);
  return (await load()).default as PageComponent;
}

/** `project_list` lives in `./pages/ProjectList.svelte`. */
export function pageFile(name: string): string {
  const words = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `./pages/${words.join('')}.svelte`;
}
