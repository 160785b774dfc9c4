import { answer, api, once } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { Conversation, Message } from '../api/shapes';
import { type Shown, withNewest, withOlder } from './merge';

/** A conversation that is open: what was said last, what is older as far as it is asked for, and what may be done. */
export class OpenConversation {
  conversation = $state.raw<Conversation | null>(null);
  shown = $state.raw<Shown<Message>>({ items: [], older: null });
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  /** The first message that was not read when the page was opened. */
  firstUnread = $state<number | null>(null);
  readonly #path: { conversation_id: number };

  constructor(id: number) {
    this.#path = { conversation_id: id };
  }

  /** Reads it, and again where something new came; what is seen then is read. */
  load = async (): Promise<void> => {
    this.busy = true;
    this.problem = null;
    try {
      await this.#read();
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.busy = false;
  };

  async #read(): Promise<void> {
    const params = { path: this.#path };
    const [conversation, newest] = await Promise.all([
      answer(api.GET('/conversations/{conversation_id}', { params })),
      answer(api.GET('/conversations/{conversation_id}/messages', { params })),
    ]);
    if (this.conversation === null && conversation.unread_count > 0)
      this.firstUnread = conversation.read_number + 1;
    this.conversation = conversation;
    this.shown = withNewest(this.shown, newest);
    await this.#markRead();
  }

  /** Nobody reads a page that is not seen. */
  async #markRead(): Promise<void> {
    const last = this.shown.items.at(-1)?.number ?? 0;
    const conversation = this.conversation;
    if (!conversation || document.hidden || last <= conversation.read_number) return;
    const call = api.PUT('/conversations/{conversation_id}/read', {
      params: { path: this.#path },
      body: { number: last },
    });
    // A lost mark is not worth a message: the next one includes it.
    const read = await answer(call).catch(() => null);
    if (!read) return;
    this.conversation = { ...conversation, read_number: read.read_number, unread_count: 0 };
    // Somebody wrote between reading and marking.
    if (read.last_number > last) await this.#read();
  }

  more = async (): Promise<void> => {
    const after = this.shown.older;
    if (after === null || this.busy) return;
    this.busy = true;
    try {
      const params = { path: this.#path, query: { after } };
      const page = await answer(api.GET('/conversations/{conversation_id}/messages', { params }));
      this.shown = withOlder(this.shown, page);
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.busy = false;
  };

  /** `draftVersion` is that of the draft which is deleted with it. */
  write = async (markdown: string, key: string, draftVersion: number | null): Promise<void> => {
    const params = { path: this.#path };
    const headers = once(key);
    const path = '/conversations/{conversation_id}/messages';
    const body = { markdown, draft_version: draftVersion };
    await answer(api.POST(path, { params, body, headers }));
    this.firstUnread = null;
    await this.#read();
  };

  remove = async (message: Message): Promise<void> => {
    const params = { path: { message_id: message.id } };
    const deleted = await answer(api.DELETE('/messages/{message_id}', { params }));
    const items = this.shown.items.map((one) => (one.id === deleted.id ? deleted : one));
    this.shown = { ...this.shown, items };
  };

  mute = async (muted: boolean): Promise<void> => {
    const params = { path: this.#path };
    await answer(api.PUT('/conversations/{conversation_id}/mute', { params, body: { muted } }));
    if (this.conversation) this.conversation = { ...this.conversation, muted };
  };

  add = async (accountId: number): Promise<void> => {
    const params = { path: { ...this.#path, account_id: accountId } };
    this.conversation = await answer(
      api.PUT('/conversations/{conversation_id}/people/{account_id}', { params }),
    );
  };

  leave = async (): Promise<void> => {
    const params = { path: this.#path };
    await answer(api.DELETE('/me/conversations/{conversation_id}', { params }));
  };
}
