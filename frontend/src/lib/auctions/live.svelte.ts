import { answer, api } from '../api/client';
import type { Items } from '../api/shapes';
import { askAgainIn } from './bidding';
import type { Auction, Bid, Standing } from './shapes';

const TICK_MS = 1_000;
/** A `Date` of HTTP has no fractions: what is nearer than this is as right as it gets. */
const EXACT_MS = 1_500;

/**
 * An auction while somebody looks at it: how it stands is asked again and again, the more often the nearer the end, and
 * the time is that of the server.
 */
export class LiveAuction {
  auction = $state.raw<Auction>() as Auction;
  bids = $state.raw<Bid[]>([]);
  next = $state.raw<string | null>(null);
  /** The time of the server, in milliseconds; moves on every second in the browser. */
  now = $state(0);
  /** Whether the end has moved while one looked. */
  moved = $state(false);
  readonly standing = $derived(this.auction.standing);
  /** How much the server's clock is ahead of the device's. */
  #ahead = 0;
  #asked = 0;

  constructor(auction: Auction, bids: Bid[], next: string | null, rendered: string) {
    this.auction = auction;
    this.bids = bids;
    this.next = next;
    this.now = Date.parse(rendered);
  }

  get #params() {
    return { path: { auction_id: this.auction.id } };
  }

  /** Looks on until what it answers is called. In the browser only. */
  watch = (): (() => void) => {
    this.#ahead = this.now - Date.now();
    this.#asked = Date.now();
    const tick = () => {
      if (document.hidden) return;
      this.now = Date.now() + this.#ahead;
      const wait = askAgainIn(this.standing, this.auction.opens_at, this.now);
      if (wait !== null && Date.now() - this.#asked >= wait) void this.look();
    };
    const timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  };

  /** Asks how it stands. Without a network all stays as it is. */
  look = async (): Promise<void> => {
    this.#asked = Date.now();
    const params = this.#params;
    const asked = await api
      .GET('/auctions/{auction_id}/standing', { params })
      .catch(() => undefined);
    if (!asked?.data) return;
    this.#setClock(asked.response.headers.get('date'));
    await this.#stands(asked.data);
  };

  /** The whole of it again. */
  refresh = async (): Promise<void> => {
    const params = this.#params;
    const [auction, bids] = await Promise.all([
      answer<Auction>(api.GET('/auctions/{auction_id}', { params })),
      answer<Items<Bid>>(api.GET('/auctions/{auction_id}/bids', { params })),
    ]);
    const before = this.standing;
    if (before.state === 'running' && auction.standing.ends_at !== before.ends_at)
      this.moved = true;
    this.auction = auction;
    this.#newest(bids);
  };

  older = async (): Promise<void> => {
    const params = { ...this.#params, query: { after: this.next ?? undefined } };
    const more = await answer<Items<Bid>>(api.GET('/auctions/{auction_id}/bids', { params }));
    this.bids = [...this.bids, ...more.items];
    this.next = more.next;
  };

  async #stands(standing: Standing): Promise<void> {
    const before = this.standing;
    if (standing.state === before.state && standing.bid_count === before.bid_count) return;
    // What the viewer may do has changed with it.
    await this.refresh().catch(() => undefined);
  }

  /** What is older and shown already stays. */
  #newest({ items, next }: Items<Bid>): void {
    const oldest = items.at(-1)?.number ?? 0;
    const known = this.bids.filter(({ number }) => number < oldest);
    const joins = known.length > 0 && known[0]?.number === oldest - 1;
    this.bids = joins ? [...items, ...known] : items;
    if (!joins) this.next = next;
  }

  #setClock(date: string | null): void {
    if (date === null) return;
    const ahead = Date.parse(date) + TICK_MS / 2 - Date.now();
    if (Math.abs(ahead - this.#ahead) > EXACT_MS) this.#ahead = ahead;
  }
}
