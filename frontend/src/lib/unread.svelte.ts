import { answer, api } from './api/client';
import type { Topic, Unread } from './api/shapes';
import type { Viewer } from './viewer.svelte';

/** What the viewer has not read of the topics in a list: asked for once it is known who looks. */
export class UnreadMarks {
  #marks = $state.raw<Unread[]>([]);
  #askedAt = $state<string | null>(null);
  readonly #topics: () => Topic[];

  /** Call while a component is being set up. */
  constructor(viewer: Viewer, topics: () => Topic[]) {
    this.#topics = topics;
    $effect(() => {
      const shown = topics();
      if (viewer.me) void this.#ask(shown);
    });
  }

  of(topicId: number): Unread | null {
    return this.#marks.find((mark) => mark.topic_id === topicId) ?? null;
  }

  /** When it was first asked for, of a list that grows too: all that was there then may be marked as read. */
  get askedAt(): string | null {
    return this.#askedAt;
  }

  /** Whether any of the topics is shown as new or as unread. */
  get waiting(): boolean {
    return this.#marks.some((mark) => mark.state !== 'read');
  }

  /** Nothing is known any more: the list is asked for anew. */
  forget = (): void => {
    this.#marks = [];
    this.#askedAt = null;
  };

  /** Asks again, of the same topics. */
  refresh = (): Promise<void> => {
    this.#askedAt = null;
    return this.#ask(this.#topics());
  };

  async #ask(topics: Topic[]): Promise<void> {
    if (topics.length === 0) return;
    const query = { topic_ids: topics.map((topic) => topic.id).join(',') };
    // Without the marks the list is still complete.
    const unread = await answer(api.GET('/me/unread', { params: { query } })).catch(() => null);
    if (!unread) return;
    this.#marks = unread.items;
    this.#askedAt ??= unread.asked_at;
  }
}
