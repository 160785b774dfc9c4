import { answer, api, ifMatch } from '../api/client';
import type { DraftPlace } from '../api/shapes';
import type { DraftWords, StoredDraft } from './settle';

/** Where something is written: in a board, a topic, a conversation, or over a post. */
export interface DraftAddress {
  place: DraftPlace;
  id: number;
}

const PATH = '/me/drafts/{place}/{target_id}';
const at = ({ place, id }: DraftAddress) => ({ place, target_id: id });

/** What the account has there. Asked of the list: that nothing is there is no error. */
export async function readStored(address: DraftAddress): Promise<StoredDraft | null> {
  const query = { place: address.place, target_id: address.id };
  const listed = await answer(api.GET('/me/drafts', { params: { query } }));
  if (listed.items.length === 0) return null;
  const draft = await answer(api.GET(PATH, { params: { path: at(address) } }));
  const { title, markdown, question, version, saved_at } = draft;
  return { title, text: markdown, question, version, saved_at };
}

/** Saves over the version that was seen; `leaving` also where the page goes away meanwhile. Gives the new version. */
export async function saveStored(
  address: DraftAddress,
  { title, text, question }: DraftWords,
  version: number | null,
  leaving: boolean,
): Promise<number> {
  const saved = await answer(
    api.PUT(PATH, {
      params: { path: at(address) },
      headers: version === null ? {} : ifMatch(version),
      body: { title, markdown: text, question },
      keepalive: leaving,
    }),
  );
  return saved.version;
}

/** Throws away just the version that was seen. */
export async function removeStored(address: DraftAddress, version: number): Promise<void> {
  const params = { path: at(address) };
  await answer(api.DELETE(PATH, { params, headers: ifMatch(version) }));
}
