import { answer, api } from '../api/client';
import type { AccountRef, AuthorRef, Post } from '../api/shapes';

/** Whether two wrote under the same name: nothing is known of who stands behind pseudonyms. */
export function isSame(one: AuthorRef, other: AuthorRef): boolean {
  return one.id === other.id && (one.pseudonym_id ?? null) === (other.pseudonym_id ?? null);
}

/** The accounts among authors, each once. */
export function accountsOf(authors: AuthorRef[]): AccountRef[] {
  const known = new Map<number, AccountRef>();
  for (const { id, name, display_name, avatar_url, mark, erased } of authors) {
    if (id !== null && !known.has(id))
      known.set(id, { id, name, display_name, avatar_url, mark, erased });
  }
  return [...known.values()];
}

/** What is asked of the posts of a page that were written under pseudonyms. */
export interface Masks {
  /** The posts, separated by commas. */
  posts: string;
  /** The pseudonyms, separated by commas. */
  ids: string;
}

export function masksOf(posts: Post[]): Masks {
  const masked = posts.filter((post) => post.author.pseudonym_id);
  const ids = new Set(masked.map((post) => post.author.pseudonym_id));
  return { posts: masked.map((post) => post.id).join(','), ids: [...ids].join(',') };
}

/** Which of the posts the viewer wrote, and which of the pseudonyms the viewer blocks. */
export async function askOfMasks(masks: Masks): Promise<{ own: number[]; blocked: number[] }> {
  const posts = { params: { query: { post_ids: masks.posts } } };
  const pseudonyms = { params: { query: { pseudonym_ids: masks.ids } } };
  const [own, blocks] = await Promise.all([
    answer(api.GET('/me/pseudonym-posts', posts)),
    answer(api.GET('/me/pseudonym-blocks', pseudonyms)),
  ]);
  return { own: own.items, blocked: blocks.items.map((block) => block.pseudonym_id) };
}
