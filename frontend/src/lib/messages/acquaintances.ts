import { answer, api } from '../api/client';
import type { AccountRef } from '../api/shapes';

/** Conversations that are looked at. */
const CONVERSATIONS = 100;

/** Those with whom the viewer is in a conversation, but not these; each once, the latest first. */
export async function acquaintances(except: number[]): Promise<AccountRef[]> {
  const params = { query: { limit: CONVERSATIONS } };
  const { items } = await answer(api.GET('/me/conversations', { params }));
  const known = new Map<number, AccountRef>();
  for (const one of items.flatMap(({ people }) => people)) {
    if (!one.erased && !except.includes(one.id) && !known.has(one.id)) known.set(one.id, one);
  }
  return [...known.values()];
}
