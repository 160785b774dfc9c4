import type { Component } from 'svelte';
import type { PageData, PageName, PageProps } from './lib/page';

export type PageComponent = Component<{ data: never }>;

/** Parts that only some pages of a kind have: loaded before such a page is shown, and named in its document. */
export function partsOf({ page, data }: PageProps): string[] {
  const polled = page === 'topic' && (data as PageData['topic'] | null)?.poll;
  return polled ? ['src/lib/polls/PollView.svelte'] : [];
}

/** `project_list` lives in `./pages/ProjectList.svelte`. */
export function pageFile(name: PageName): string {
  const words = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `./pages/${words.join('')}.svelte`;
}
