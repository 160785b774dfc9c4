import type { Component } from 'svelte';
import type { PageName } from './lib/page';

export type PageComponent = Component<{ data: never }>;

/** `project_list` lives in `./pages/ProjectList.svelte`. */
export function pageFile(name: PageName): string {
  const words = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `./pages/${words.join('')}.svelte`;
}
