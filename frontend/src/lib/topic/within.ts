import { isPlainClick } from '../plain-click';

/** Goes to something on this page, as following `#id` does: also where one went there before. */
export function goTo(id: string): void {
  if (location.hash === `#${id}`) document.getElementById(id)?.scrollIntoView();
  else location.hash = id;
}

/** The post that an address names by its id; null where it names none. */
function postNamed({ origin, pathname }: HTMLAnchorElement): string | null {
  if (origin !== location.origin) return null;
  return /^\/posts\/(\d+)$/.exec(pathname)?.[1] ?? null;
}

/**
 * Follows links to posts that stand on this page without loading it again. They name a post by its id, so that they lead
 * there wherever moderators move it; without a script the server leads there as well.
 */
export function stayWithin(posts: HTMLElement): () => void {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || !isPlainClick(event)) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const id = link ? postNamed(link) : null;
    const post = id === null ? null : posts.querySelector(`[data-post="${id}"]`);
    if (!post) return;
    event.preventDefault();
    goTo(post.id);
  };
  posts.addEventListener('click', follow);
  return () => posts.removeEventListener('click', follow);
}
