import { tick } from 'svelte';
import { answer, api, ifMatch, once } from '../api/client';
import type { AccountRef, Post, PostPage, TopicLevel, Unread } from '../api/shapes';
import type { Bookmark } from '../bookmarks/shapes';
import type { PostQuotes } from '../cards/shapes';
import type { CommittedPost } from '../commitments/shapes';
import { secondsFromNow } from '../moves/placed';
import { pageOf, postAddress, shownUpTo } from '../pager';
import { accountsOf, askOfMasks, masksOf } from '../pseudonyms/authors';
import { firstUnread } from '../readings/first-unread';
import type { Viewer } from '../viewer.svelte';
import { goTo } from './within';

/** A reply as the API takes it. */
export type WrittenReply = {
  markdown: string;
  reply_to_number: number | null;
  pseudonym: boolean;
  draft_version: number | null;
};

/**
 * The page of a topic that is open: as the server rendered it for everybody, then with what this
 * viewer may do and has read. The posts keep their height, so nothing moves when that is known.
 */
export class TopicPage {
  page = $state.raw() as PostPage;
  unread = $state.raw<Unread | null>(null);
  /** Up to which number there were posts when the viewer came, or was shown what came since. */
  shownTo = $state(0);
  /** The posts of this page that the viewer likes. */
  liked = $state.raw<number[]>([]);
  /** The authors of this page whom the viewer blocks. */
  blocked = $state.raw<number[]>([]);
  /** The pseudonyms of this page that the viewer blocks. */
  blockedMasks = $state.raw<number[]>([]);
  /** The posts of this page that the viewer wrote under a pseudonym. */
  masked = $state.raw<number[]>([]);
  /** How the viewer keeps posts of this page. */
  bookmarks = $state.raw<Bookmark[]>([]);
  /** The posts of those that the viewer wants to see anyway. */
  unfolded = $state.raw<number[]>([]);
  /** The posts that are chosen to be split off, on all pages; null while none are to be chosen. */
  chosen = $state.raw<number[] | null>(null);
  replyTo = $state.raw<Post | null>(null);
  editing = $state<number | null>(null);
  /** Whether the reply that was sent last waits for a moderator. */
  held = $state(false);
  /** Whether `may` is what this viewer may do, and not what everybody may. */
  known = $state(false);
  readonly viewer: Viewer;

  constructor(page: PostPage, viewer: Viewer) {
    this.page = page;
    this.shownTo = page.detail.topic.last_number;
    this.viewer = viewer;
    this.known = viewer.me !== null;
  }

  get topic() {
    return this.page.detail.topic;
  }

  get may() {
    return this.page.detail.may;
  }

  /** Whether one may write a reply. On a copy of this device nobody can say so: then it is tried when there is a network. */
  get mayReply(): boolean {
    return this.may.reply || (this.viewer.remembered && !this.topic.locked && !this.topic.deleted);
  }

  /** Everybody who wrote on this page and has a name, once. */
  get people(): AccountRef[] {
    const authors = accountsOf(this.page.items.map((post) => post.author));
    return authors.filter((author) => !author.erased && author.id !== this.viewer.me?.id);
  }

  /** Whether the viewer wrote a post, under the own name or not. */
  isOwn(post: Post): boolean {
    const id = this.viewer.me?.id;
    return this.masked.includes(post.id) || (id !== undefined && post.author.id === id);
  }

  /** The first post that the viewer has not read; null when there is none or nothing is known. */
  get firstUnread(): number | null {
    return firstUnread(this.unread);
  }

  /** How many like a post. */
  likes(post: Post): number {
    return this.page.reactions.find((one) => one.post_id === post.id)?.count ?? 0;
  }

  /** How the viewer keeps a post; null where not. */
  bookmarkOf(post: Post): Bookmark | null {
    return this.bookmarks.find((one) => one.post_id === post.id) ?? null;
  }

  /** A post is kept so now, or not any more. */
  kept(post: Post, bookmark: Bookmark | null): void {
    const others = this.bookmarks.filter((one) => one.post_id !== post.id);
    this.bookmarks = bookmark ? [...others, bookmark] : others;
  }

  /** The commitment that a post is. */
  commitmentOf(post: Post): CommittedPost | undefined {
    return this.page.commitments.find((one) => one.post_id === post.id);
  }

  /** By which posts a post is quoted. */
  quotesOf(post: Post): PostQuotes | undefined {
    return this.page.quotes.find((one) => one.post_id === post.id);
  }

  /** Whether a post is folded: of somebody whom the viewer blocks, but not of staff, who speak for their project. */
  isFolded(post: Post): boolean {
    const { id, pseudonym_id, mark } = post.author;
    const blocked =
      (id !== null && this.blocked.includes(id)) ||
      (pseudonym_id !== null && this.blockedMasks.includes(pseudonym_id));
    return blocked && mark !== 'staff' && !this.unfolded.includes(post.id);
  }

  /** Shows a post of somebody whom the viewer blocks. */
  unfold(post: Post): void {
    this.unfolded = [...this.unfolded, post.id];
  }

  /** Likes a post, or takes that back. */
  async like(post: Post, liked: boolean): Promise<void> {
    const params = { path: { post_id: post.id, kind: 'like' as const } };
    const path = '/posts/{post_id}/reactions/{kind}';
    const counted = await answer(liked ? api.PUT(path, { params }) : api.DELETE(path, { params }));
    const others = this.page.reactions.filter((one) => one.post_id !== post.id);
    this.page = { ...this.page, reactions: [...others, counted] };
    this.liked = liked ? [...this.liked, post.id] : this.liked.filter((id) => id !== post.id);
  }

  /** Accepts a post as the answer, or takes that back. */
  async accept(post: Post, accepted: boolean): Promise<void> {
    const params = { path: { post_id: post.id } };
    const path = '/posts/{post_id}/acceptance';
    if (accepted) await answer(api.PUT(path, { params }));
    else await answer(api.DELETE(path, { params }));
    await this.refresh();
  }

  /** Says how closely the viewer follows the topic. */
  async watch(level: TopicLevel): Promise<void> {
    const params = { path: { topic_id: this.topic.id } };
    await answer(api.PUT('/topics/{topic_id}/watch', { params, body: { level } }));
    if (this.unread) this.unread = { ...this.unread, level };
  }

  async refresh(): Promise<void> {
    const params = { path: { topic_id: this.topic.id }, query: { page: this.page.page } };
    this.page = await answer(api.GET('/topics/{topic_id}/posts', { params }));
    this.shownTo = shownUpTo(this.shownTo, this.page.page, this.topic.last_number);
  }

  /** The highest number that there is now. Whoever is signed in learns how far they have read as well, which is not shown yet. */
  async lookForNew(): Promise<{ last: number; unread: Unread | null }> {
    const topic_id = this.topic.id;
    if (this.viewer.me) {
      const query = { topic_ids: String(topic_id) };
      const { items } = await answer(api.GET('/me/unread', { params: { query } }));
      const unread = items[0] ?? null;
      return { last: unread?.last_number ?? 0, unread };
    }
    // Small, and unchanged it is told by its tag alone.
    const detail = await answer(api.GET('/topics/{topic_id}', { params: { path: { topic_id } } }));
    return { last: detail.topic.last_number, unread: null };
  }

  /** Shows what came since, where it stands on this page, and goes to the first of it. */
  async showNew(unread: Unread | null): Promise<void> {
    const first = this.shownTo + 1;
    await this.refresh();
    await tick();
    // From here on it is noticed when these are read as well.
    if (unread) this.unread = unread;
    goTo(`p${first}`);
  }

  /** What only the viewer sees. Without it the page stays readable. */
  async personalise(): Promise<void> {
    const query = { topic_ids: String(this.topic.id) };
    const posts = { post_ids: this.page.items.map((post) => post.id).join(',') };
    const authors = this.people.map((author) => author.id).join(',');
    const masks = masksOf(this.page.items);
    const [unread, own, kept, masked, blocks] = await Promise.all([
      answer(api.GET('/me/unread', { params: { query } })).catch(() => null),
      answer(api.GET('/me/reactions', { params: { query: posts } })).catch(() => null),
      answer(api.GET('/me/bookmarks', { params: { query: posts } })).catch(() => null),
      masks.ids === '' ? null : askOfMasks(masks).catch(() => null),
      authors === ''
        ? null
        : answer(api.GET('/me/blocks', { params: { query: { account_ids: authors } } })).catch(
            () => null,
          ),
      this.refresh().catch(() => undefined),
    ]);
    this.unread = unread?.items[0] ?? null;
    this.liked = own?.items.map((one) => one.post_id) ?? [];
    this.bookmarks = kept?.items ?? [];
    this.blocked = blocks?.items.map((one) => one.account.id) ?? [];
    this.masked = masked?.own ?? [];
    this.blockedMasks = masked?.blocked ?? [];
    this.known = true;
    this.chooseOn();
  }

  /** Blocks the pseudonym of a post: its posts are folded. */
  async blockMask(id: number): Promise<void> {
    const params = { path: { pseudonym_id: id } };
    await answer(api.PUT('/me/pseudonym-blocks/{pseudonym_id}', { params }));
    this.blockedMasks = [...this.blockedMasks, id];
  }

  /** What is sent as a reply. `draftVersion` is that of the draft which is deleted with it. */
  written(markdown: string, draftVersion: number | null, pseudonym: boolean): WrittenReply {
    const reply_to_number = this.replyTo?.number ?? null;
    return { markdown, reply_to_number, pseudonym, draft_version: draftVersion };
  }

  async reply(body: WrittenReply, key: string): Promise<void> {
    const written = await answer(
      api.POST('/topics/{topic_id}/posts', {
        params: { path: { topic_id: this.topic.id } },
        body,
        headers: once(key),
      }),
    );
    this.replyTo = null;
    this.held = 'state' in written;
    if ('state' in written) return;
    this.#wait();
    if (body.pseudonym) this.masked = [...this.masked, written.id];
    const address = postAddress(this.topic.id, written.number);
    if (pageOf(written.number) !== this.page.page) return location.assign(address);
    await this.refresh();
    goTo(`p${written.number}`);
  }

  /** The same, published later. */
  async replyLater(
    markdown: string,
    key: string,
    draftVersion: number | null,
    publishAt: string,
  ): Promise<void> {
    await answer(
      api.POST('/topics/{topic_id}/scheduled-posts', {
        params: { path: { topic_id: this.topic.id } },
        body: {
          markdown,
          reply_to_number: this.replyTo?.number ?? null,
          publish_at: publishAt,
          draft_version: draftVersion,
        },
        headers: once(key),
      }),
    );
    this.replyTo = null;
  }

  async edit(
    post: Post,
    markdown: string,
    version: number,
    draftVersion: number | null,
  ): Promise<void> {
    const edited = await answer(
      api.PATCH('/posts/{post_id}', {
        params: { path: { post_id: post.id } },
        headers: ifMatch(version),
        body: { markdown, draft_version: draftVersion },
      }),
    );
    this.#put(edited);
    this.editing = null;
  }

  async remove(post: Post): Promise<void> {
    const params = { path: { post_id: post.id } };
    await answer(api.DELETE('/posts/{post_id}', { params }));
    await this.refresh();
  }

  /** Chooses the posts that are to be split off, or ends it. The choice goes along to other pages of the topic. */
  choose(ids: number[] | null): void {
    this.chosen = ids;
    const key = `split-${this.topic.id}`;
    if (ids === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, ids.join(','));
  }

  /** Goes on with what was chosen on another page. */
  chooseOn(): void {
    const kept = this.may.moderate ? sessionStorage.getItem(`split-${this.topic.id}`) : null;
    if (kept !== null) this.chosen = kept.split(',').map(Number).filter(Boolean);
  }

  /** Whether a post can be split off. */
  mayChoose(post: Post): boolean {
    return post.number > 1 && !post.deleted && !this.commitmentOf(post);
  }

  /** Sets when it closes and opens by itself. */
  async setTimer(body: { closes_at: string | null; opens_at: string | null }): Promise<void> {
    const params = { path: { topic_id: this.topic.id } };
    const detail = await answer(api.PUT('/topics/{topic_id}/timer', { params, body }));
    this.page = { ...this.page, detail };
  }

  /** Moves it to another board. */
  async moveTo(board_id: number, reason: string | null): Promise<void> {
    const params = { path: { topic_id: this.topic.id } };
    await answer(api.POST('/topics/{topic_id}/move', { params, body: { board_id, reason } }));
    await this.refresh();
  }

  /** After a post of one's own one waits, where one has to. */
  #wait(): void {
    const seconds = this.page.detail.slow_seconds;
    if (!this.unread || seconds === 0 || this.may.moderate) return;
    this.unread = { ...this.unread, write_again_at: secondsFromNow(seconds) };
  }

  async restore(post: Post): Promise<void> {
    const params = { path: { post_id: post.id } };
    await answer(api.POST('/posts/{post_id}/restore', { params }));
    await this.refresh();
  }

  async change(to: {
    title?: string;
    pinned?: boolean;
    locked?: boolean;
    question?: boolean;
    slow_seconds?: number;
  }): Promise<void> {
    const detail = await answer(
      api.PATCH('/topics/{topic_id}', {
        params: { path: { topic_id: this.topic.id } },
        headers: ifMatch(this.topic.version),
        body: to,
      }),
    );
    const stands = detail.topic.solved ? this.page.answer : null;
    this.page = { ...this.page, detail, answer: stands };
  }

  async removeTopic(): Promise<void> {
    const params = { path: { topic_id: this.topic.id } };
    const { board, may } = this.page.detail;
    await answer(api.DELETE('/topics/{topic_id}', { params }));
    // Only moderators see what is deleted.
    if (may.moderate) await this.refresh();
    else location.assign(`/boards/${board.id}`);
  }

  async restoreTopic(): Promise<void> {
    const params = { path: { topic_id: this.topic.id } };
    await answer(api.POST('/topics/{topic_id}/restore', { params }));
    await this.refresh();
  }

  #put(post: Post): void {
    const items = this.page.items.map((other) => (other.id === post.id ? post : other));
    this.page = { ...this.page, items };
  }
}
