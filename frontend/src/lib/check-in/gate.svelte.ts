import { SvelteMap } from 'svelte/reactivity';
import { answer, api, newKey } from '../api/client';
import { asProblem, Problem } from '../api/problem';
import { keepAt, keptAt, placeOf } from '../composer/kept';
import type { ClubEvent, ScanMethod } from '../events/shapes';
import { judgeSeat, judgeTicket, seatByCode, type Judgement, type Known } from './judging';
import {
  BATCH,
  deviceName,
  forgetScan,
  instantNow,
  keepScan,
  nameDevice,
  nextSequence,
  sentScan,
  waitingScans,
} from './queue';
import type { CheckIn, RosterPage, RosterSeat, Scan } from './shapes';
import { parseTicket, type Verifier, verifierOf } from './ticket';

/** Somebody who was scanned here: what this device said, and what the server answered once it was asked. */
export interface Entry {
  nonce: string;
  at: string;
  seat: RosterSeat | null;
  method: ScanMethod;
  /** Null while nobody could judge. */
  judged: Judgement['says'] | 'cannot_verify' | 'no_room' | null;
  /** When the seat was used before, as far as that is known here. */
  before: string | null;
  answered: CheckIn | null;
  problem: Problem | null;
}

interface Kept {
  event: ClubEvent;
  public_key: string;
  seats: RosterSeat[];
  seen_at: string;
}

const RECENT = 30;
const PAGE = 100;
const WAIT_MS = 4_000;

/** The entrance of one event: its list, its key, what was scanned, and what of it the server knows. */
export class Gate {
  event = $state.raw<ClubEvent | null>(null);
  seats = new SvelteMap<number, RosterSeat>();
  recent = $state.raw<Entry[]>([]);
  waiting = $state(0);
  problem = $state.raw<Problem | null>(null);
  /** Whether the server answered last. */
  reached = $state(false);
  signedOut = $state(false);
  seenAt = $state<string | null>(null);
  /** Whether this browser can believe a ticket by itself; null while that is not known. */
  canVerify = $state<boolean | null>(null);
  device = $state.raw({ label: '', name: '' });
  readonly id: number;
  readonly #place: string;
  readonly #admitted = new SvelteMap<number, string>();
  #verifier: Verifier | null = null;
  #offset = 0;
  #sending: Promise<void> | null = null;
  #key = '';

  constructor(account: number, id: number) {
    this.id = id;
    this.#place = placeOf(account, `entrance-${id}`);
  }

  /** Runs in the browser, once: what this device knows first, then what the server knows. */
  async open(): Promise<void> {
    this.device = deviceName(newKey);
    const kept = keptAt<Kept>(this.#place);
    if (kept?.event && kept.seats && kept.public_key) await this.#show(kept as Kept);
    const waiting = waitingScans(this.id);
    this.waiting = waiting.length;
    for (const { attendee_id, scanned_at } of waiting) {
      if (attendee_id !== null) this.#admitted.set(attendee_id, scanned_at);
    }
    await this.refresh();
  }

  get arrived(): number {
    let count = 0;
    for (const seat of this.seats.values()) {
      if (seat.state !== 'confirmed') continue;
      if (seat.checked_in_at || this.#admitted.has(seat.attendee_id)) count += 1;
    }
    return count;
  }

  get expected(): number {
    let count = 0;
    for (const { state } of this.seats.values()) if (state === 'confirmed') count += 1;
    return count;
  }

  get #known(): Known {
    return { event_id: this.id, seats: this.seats, admitted: this.#admitted };
  }

  /** Sends what waits, and reads the list again. */
  refresh = async (): Promise<void> => {
    this.problem = null;
    try {
      await this.#send();
      const params = { path: { event_id: this.id } };
      const event = await answer<ClubEvent>(api.GET('/events/{event_id}', { params }));
      const roster = await this.#roster();
      const seen_at = instantNow();
      await this.#show({ event, ...roster, seen_at });
      keepAt(this.#place, { event, ...roster, seen_at });
      this.#heard(null);
    } catch (error) {
      this.#heard(asProblem(error));
    }
  };

  async #roster(): Promise<{ public_key: string; seats: RosterSeat[] }> {
    const seats: RosterSeat[] = [];
    let public_key = '';
    for (let after: string | undefined, more = true; more;) {
      const query = { limit: PAGE, after };
      const params = { path: { event_id: this.id }, query };
      const asked = await api.GET('/events/{event_id}/roster', { params }).catch(() => null);
      if (!asked) throw Problem.offline();
      const date = Date.parse(asked.response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) this.#offset = date - Date.now();
      const page = await answer<RosterPage>(Promise.resolve(asked));
      public_key = page.public_key;
      seats.push(...page.items);
      more = page.next !== null;
      after = page.next ?? undefined;
    }
    return { public_key, seats };
  }

  async #show({ event, public_key, seats, seen_at }: Kept): Promise<void> {
    this.event = event;
    this.seats.clear();
    for (const seat of seats) this.seats.set(seat.attendee_id, seat);
    this.seenAt = seen_at;
    if (public_key === this.#key) return;
    this.#key = public_key;
    this.#verifier = await verifierOf(public_key);
    this.canVerify = this.#verifier !== null;
  }

  /** What the camera read. */
  async ticket(text: string): Promise<Entry> {
    const scan = this.#scan('ticket', { ticket: text.trim() });
    if (!this.#verifier) return this.#unverified(scan);
    const judged = judgeTicket(await this.#verifier.verify(text), this.#known);
    // What is no ticket at all is not worth the server's time.
    if (judged.says === 'forged' && !parseTicket(text)) return this.#add(scan, judged);
    const attendee_id = parseTicket(text)?.attendee_id ?? null;
    return this.#settle({ ...scan, attendee_id }, judged);
  }

  /** What was typed. */
  async code(text: string): Promise<Entry> {
    const seat = seatByCode(text, this.seats.values());
    const scan = this.#scan('code', { code: text.trim(), attendee_id: seat?.attendee_id ?? null });
    if (seat) return this.#settle(scan, judgeSeat(seat, this.#known));
    // It may be newer than the list: only the server knows.
    return this.#ask(scan, { says: 'unknown', seat: null });
  }

  /** Who was found in a list. */
  async found(attendee_id: number): Promise<Entry> {
    const scan = this.#scan('search', { attendee_id });
    const seat = this.seats.get(attendee_id);
    if (seat) return this.#settle(scan, judgeSeat(seat, this.#known));
    return this.#ask(scan, { says: 'unknown', seat: null });
  }

  async undo(entry: Entry, reason: string): Promise<void> {
    if (!entry.answered) return;
    const params = { path: { check_in_id: entry.answered.id } };
    const answered = await answer<CheckIn>(
      api.POST('/check-ins/{check_in_id}/undo', { params, body: { reason } }),
    );
    this.#answered({ ...answered, nonce: entry.nonce, verdict: 'undone' });
    if (answered.attendee_id !== null) {
      this.#admitted.delete(answered.attendee_id);
      const seat = this.seats.get(answered.attendee_id);
      if (seat) this.seats.set(seat.attendee_id, { ...seat, checked_in_at: null });
    }
  }

  async walkIn(name: string, slot_id: number, reason: string, nonce: string): Promise<Entry> {
    const params = { path: { event_id: this.id } };
    const body = { name, slot_id, reason, device: this.device.name, nonce };
    const answered = await answer<CheckIn>(
      api.POST('/events/{event_id}/walk-ins', { params, body }),
    );
    const scan = { ...this.#scan('walk_in', { attendee_id: answered.attendee_id }), nonce };
    const entry = this.#add(scan, { says: 'let_in', seat: null });
    this.#answered(answered);
    return this.#entry(entry.nonce);
  }

  rename(label: string): void {
    nameDevice(label, newKey);
    this.device = deviceName(newKey);
  }

  #scan(method: ScanMethod, what: Partial<Scan>): Scan {
    return {
      device: this.device.name,
      sequence: nextSequence(newKey),
      nonce: newKey(),
      scanned_at: instantNow(),
      clock_offset_ms: this.#offset,
      method,
      ticket: null,
      code: null,
      attendee_id: null,
      ...what,
    };
  }

  /** Written down on this device before anything else; then the server is asked, if there is one. */
  async #settle(scan: Scan, judged: Judgement): Promise<Entry> {
    const entry = this.#add(scan, judged);
    if (!keepScan(this.id, scan)) return this.#change(entry.nonce, { judged: 'no_room' });
    this.waiting += 1;
    const isIn = judged.says === 'let_in' || judged.says === 'not_listed';
    if (isIn && scan.attendee_id !== null) this.#admitted.set(scan.attendee_id, scan.scanned_at);
    await this.#soon(this.#send()).catch((error) => this.#heard(asProblem(error)));
    return this.#entry(entry.nonce);
  }

  /** Only the server can say: without it nothing is written down. */
  async #ask(scan: Scan, judged: Judgement): Promise<Entry> {
    const entry = this.#add(scan, judged);
    try {
      const [answered] = await this.#soon(this.#upload([scan]));
      if (answered) this.#answered(answered);
      this.#heard(null);
    } catch (error) {
      const problem = asProblem(error);
      this.#heard(problem);
      return this.#change(entry.nonce, { problem });
    }
    return this.#entry(entry.nonce);
  }

  /** This browser cannot tell a ticket from a forgery: the server can, and without it nobody is let in. */
  async #unverified(scan: Scan): Promise<Entry> {
    const entry = await this.#ask(scan, { says: 'unknown', seat: null });
    if (entry.answered) return entry;
    return this.#change(entry.nonce, { judged: 'cannot_verify' });
  }

  /** One after the other: two batches of the same scans would be answered twice. */
  #send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
      this.waiting = waitingScans(this.id).length;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    // What is scanned while this goes on is sent as well.
    for (let scans = waitingScans(this.id); scans.length > 0; scans = waitingScans(this.id)) {
      const batch = scans.slice(0, BATCH);
      const answers = await this.#upload(batch).catch(async (error) => {
        // One that the server cannot read must not hold up the others.
        if (asProblem(error).status !== 422) throw error;
        return (await Promise.all(batch.map((scan) => this.#alone(scan)))).filter(
          (one) => one !== null,
        );
      });
      for (const answered of answers) this.#answered(answered);
      for (const scan of batch) forgetScan(this.id, scan);
      this.#heard(null);
    }
  }

  async #alone(scan: Scan): Promise<CheckIn | null> {
    try {
      return (await this.#upload([scan]))[0] ?? null;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status !== 422) throw error;
      this.#change(scan.nonce, { problem });
      return null;
    }
  }

  async #upload(scans: Scan[]): Promise<CheckIn[]> {
    const params = { path: { event_id: this.id } };
    const body = { scans: scans.map(sentScan) };
    const asked = api.POST('/events/{event_id}/check-ins', { params, body });
    return (await answer<{ items: CheckIn[] }>(asked)).items;
  }

  /** At the entrance nobody waits for a network that does not answer; what was sent arrives later. */
  #soon<T>(doing: Promise<T>): Promise<T> {
    const late = new Promise<never>((_, fail) => {
      setTimeout(() => fail(Problem.offline()), WAIT_MS);
    });
    return Promise.race([doing, late]);
  }

  #heard(problem: Problem | null): void {
    this.reached = problem === null;
    this.signedOut = problem?.status === 401;
    // With a list at hand a lost network is no problem.
    if (problem && (problem.code !== 'offline' || !this.event)) this.problem = problem;
  }

  #answered(answered: CheckIn): void {
    const { attendee_id, verdict, scanned_at } = answered;
    this.#change(answered.nonce, { answered });
    const seat = attendee_id === null ? undefined : this.seats.get(attendee_id);
    if (!seat || verdict !== 'accepted') return;
    this.seats.set(seat.attendee_id, {
      ...seat,
      checked_in_at: seat.checked_in_at ?? scanned_at,
    });
  }

  #add(scan: Scan, { says, ...judged }: Judgement): Entry {
    const entry: Entry = {
      nonce: scan.nonce,
      at: scan.scanned_at,
      seat: judged.seat,
      method: scan.method,
      judged: says,
      before: 'at' in judged ? judged.at : null,
      answered: null,
      problem: null,
    };
    this.recent = [entry, ...this.recent].slice(0, RECENT);
    return entry;
  }

  #change(nonce: string, more: Partial<Entry>): Entry {
    this.recent = this.recent.map((one) => (one.nonce === nonce ? { ...one, ...more } : one));
    return this.#entry(nonce);
  }

  #entry(nonce: string): Entry {
    const found = this.recent.find((one) => one.nonce === nonce);
    if (!found) throw new Problem(0, 'unexpected');
    return found;
  }
}
