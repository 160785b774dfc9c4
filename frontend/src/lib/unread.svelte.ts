import { answer, api } from './api/client';
import type { Topic, Unread } from './api/shapes';
import type { Viewer } from './viewer.svelte';

/** What the viewer has not read of the topics in a list: asked for once it is known who looks. */
export class UnreadMarks {
  #marks = $state.raw<Unread[]>([]);

  /** Call while a component is being set up. */
  constructor(viewer: Viewer, topics: () => Topic[]) {
    $effect(() => {
      const ids = topics().map((topic) => topic.id);
      if (viewer.me && ids.length > 0) void this.#ask(ids);
    });
  }

  of(topicId: number): Unread | null {
    return this.#marks.find((mark) => mark.topic_id === topicId) ?? null;
  }

  async #ask(ids: number[]): Promise<void> {
    const query = { topic_ids: ids.join(',') };
    // Without the marks the list is still complete.
    const unread = await answer(api.GET('/me/unread', { params: { query } })).catch(() => null);
    if (unread) this.#marks = unread.items;
  }
}
