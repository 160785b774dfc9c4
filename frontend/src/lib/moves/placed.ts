import type { Post } from '../api/shapes';
import type { Signpost } from './shapes';

/** What stands at a number of a topic: a post, or a signpost where one was. */
export type Placed = { number: number; post: Post } | { number: number; signpost: Signpost };

/** Posts and signposts of a page in the order of their numbers. */
export function placed(posts: Post[], signposts: Signpost[]): Placed[] {
  if (signposts.length === 0) return posts.map((post) => ({ number: post.number, post }));
  const all: Placed[] = [
    ...posts.map((post) => ({ number: post.number, post })),
    ...signposts.map((signpost) => ({ number: signpost.number, signpost })),
  ];
  return all.sort((one, other) => one.number - other.number);
}

/** The id of a topic from its number or its address; null where it is neither. */
export function topicId(text: string): number | null {
  const found = /^(?:\D*\/topics\/)?(\d{1,15})(?:[/?#].*)?$/.exec(text.trim());
  const id = Number(found?.[1] ?? 0);
  return id > 0 ? id : null;
}

/** The id of a post from its address; null where it is none. */
export function postId(text: string): number | null {
  const found = /^\D*\/posts\/(\d{1,15})$/.exec(text.trim());
  const id = Number(found?.[1] ?? 0);
  return id > 0 ? id : null;
}

/** How long somebody can be made to wait between posts, in seconds. */
export const PACES = [0, 30, 60, 300, 900, 3600, 14_400, 86_400];

/** The instant so many seconds from now, by the clock of the device. */
export function secondsFromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}
