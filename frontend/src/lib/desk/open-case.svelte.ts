import { answer, api, ifMatch, once } from '../api/client';
import { SendKey } from '../api/send-key';
import { asProblem, type Problem } from '../api/problem';
import type { Complaint, ComplaintAct, ComplaintNote, Draft, Grade } from '../api/shapes';

/** What is said to the complainant. */
export type Saying = 'answer' | 'resolve' | 'reopen';

/** The words, and the photos that go with them. */
export interface Said {
  markdown: string;
  photo_ids: number[];
}

/** The complaint that is open at the desk, with everything that belongs to it. */
export class OpenCase {
  readonly id: number;
  complaint = $state.raw<Complaint | null>(null);
  acts = $state.raw<ComplaintAct[]>([]);
  notes = $state.raw<ComplaintNote[]>([]);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  readonly #key = new SendKey();
  readonly #changed: (complaint: Complaint) => void;

  /** `changed` is told of every new version. */
  constructor(id: number, changed: (complaint: Complaint) => void) {
    this.id = id;
    this.#changed = changed;
  }

  /** Reads (again) what belongs to it; where nothing happened, only the complaint itself. */
  refresh = async (): Promise<void> => {
    this.busy = true;
    try {
      const complaint = await answer(api.GET('/complaints/{complaint_id}', this.#path()));
      const [acts, notes] = await Promise.all([
        complaint.version === this.complaint?.version ? this.acts : this.#readActs(),
        complaint.may.handle ? this.#readNotes() : [],
      ]);
      this.problem = null;
      this.acts = acts;
      this.notes = notes;
      this.#show(complaint);
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.busy = false;
  };

  /** Answers, says that it is put right, or opens it again; refused where somebody did something since `seen`. */
  async say(saying: Saying, body: Said, key: string, seen: number): Promise<void> {
    const { path } = this.#path().params;
    const plain = { params: { path, header: once(key) }, body };
    const read = { params: { path, header: { ...once(key), ...ifMatch(seen) } }, body };
    const call = {
      answer: () => api.POST('/complaints/{complaint_id}/answers', read),
      resolve: () => api.POST('/complaints/{complaint_id}/resolution', read),
      reopen: () => api.POST('/complaints/{complaint_id}/reopening', plain),
    }[saying];
    await this.#done(call());
  }

  async retract(number: number): Promise<void> {
    const params = { path: { complaint_id: this.id, number } };
    await this.#done(api.DELETE('/complaints/{complaint_id}/answers/{number}', { params }));
  }

  async grade(grade: Grade): Promise<void> {
    const call = { ...this.#path(), body: { grade } };
    await this.#done(api.PUT('/complaints/{complaint_id}/grade', call));
  }

  async assign(handler_id: number): Promise<void> {
    const call = { ...this.#path(), body: { handler_id } };
    await this.#done(api.PUT('/complaints/{complaint_id}/handler', call));
  }

  /** Asks somebody else to take it over. */
  async offer(handler_id: number): Promise<void> {
    const call = { ...this.#path(), body: { handler_id } };
    await this.#done(api.PUT('/complaints/{complaint_id}/offer', call));
  }

  /** Takes it over from whoever offered it. */
  async accept(): Promise<void> {
    await this.#done(api.POST('/complaints/{complaint_id}/offer/acceptance', this.#path()));
  }

  /** Does not take it over. */
  async decline(markdown: string): Promise<void> {
    const body = { markdown };
    await this.#done(api.POST('/complaints/{complaint_id}/offer/refusal', this.#keyed(body)));
  }

  /** Says that it is not for the team. */
  async refuse(markdown: string): Promise<void> {
    const body = { markdown };
    await this.#done(api.POST('/complaints/{complaint_id}/refusal', this.#keyed(body)));
  }

  /** Decides which team has it. */
  async reroute(team_id: number): Promise<void> {
    const call = { ...this.#path(), body: { team_id } };
    await this.#done(api.PUT('/complaints/{complaint_id}/team', call));
  }

  /** A prepared answer, filled for this complaint. */
  async draft(canned_answer_id: number): Promise<Draft> {
    const params = { path: { complaint_id: this.id, canned_answer_id } };
    const path = '/complaints/{complaint_id}/drafts/{canned_answer_id}';
    return answer(api.GET(path, { params }));
  }

  /** Rules on an answer that the complainant says is none. */
  async rule(number: number, upheld: boolean, markdown: string): Promise<void> {
    const body = { upheld, markdown };
    const params = { path: { complaint_id: this.id, number }, header: once(this.#key.for(body)) };
    const path = '/complaints/{complaint_id}/answers/{number}/ruling';
    await this.#done(api.POST(path, { params, body }));
  }

  /** Asks the complainant for information. */
  async ask(markdown: string): Promise<void> {
    const body = { markdown };
    await this.#done(api.POST('/complaints/{complaint_id}/questions', this.#keyed(body)));
  }

  /** Promises something until a time. */
  async commit(markdown: string, until_at: string): Promise<void> {
    const body = { markdown, until_at };
    await this.#done(api.POST('/complaints/{complaint_id}/commitments', this.#keyed(body)));
  }

  /** What was promised was done. */
  async keep(number: number): Promise<void> {
    const params = { path: { complaint_id: this.id, number } };
    const path = '/complaints/{complaint_id}/commitments/{number}/fulfilment';
    await this.#done(api.POST(path, { params }));
  }

  /** Gives more time to put it right. */
  async extend(markdown: string, until_at: string): Promise<void> {
    const body = { markdown, until_at };
    await this.#done(api.POST('/complaints/{complaint_id}/extension', this.#keyed(body)));
  }

  /** Finds that no answer is needed. */
  async skip(): Promise<void> {
    await this.#done(api.POST('/complaints/{complaint_id}/skip', this.#path()));
  }

  async proposeClosing(markdown: string): Promise<void> {
    const body = { markdown };
    await this.#done(api.POST('/complaints/{complaint_id}/closing', this.#keyed(body)));
  }

  async decideClosing(agree: boolean): Promise<void> {
    const call = { ...this.#path(), body: { agree } };
    await this.#done(api.POST('/complaints/{complaint_id}/closing/decision', call));
  }

  async note(text: string): Promise<void> {
    const note = await answer(
      api.POST('/complaints/{complaint_id}/notes', { ...this.#path(), body: { text } }),
    );
    this.notes = [...this.notes, note];
  }

  async #done(call: Parameters<typeof answer<Complaint>>[0]): Promise<void> {
    const complaint = await answer(call);
    this.#key.renew();
    this.#show(complaint);
    // What was done is done; what happened is read again by the next refresh if it fails now.
    this.acts = await this.#readActs().catch(() => this.acts);
  }

  #show(complaint: Complaint): void {
    this.complaint = complaint;
    this.#changed(complaint);
  }

  #path() {
    return { params: { path: { complaint_id: this.id } } };
  }

  /** What is sent once, however often it is tried. */
  #keyed<Body>(body: Body) {
    const path = { complaint_id: this.id };
    return { params: { path, header: once(this.#key.for(body)) }, body };
  }

  async #readActs(): Promise<ComplaintAct[]> {
    return (await answer(api.GET('/complaints/{complaint_id}/timeline', this.#path()))).items;
  }

  async #readNotes(): Promise<ComplaintNote[]> {
    return (await answer(api.GET('/complaints/{complaint_id}/notes', this.#path()))).items;
  }
}

/** How many are assigned with one request. */
const AT_ONCE = 100;

/** Makes somebody work on many complaints. Gives those that could not be assigned. */
export async function assignAll(ids: number[], handler_id: number): Promise<number[]> {
  const failed: number[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const body = { handler_id, complaint_ids: ids.slice(from, from + AT_ONCE) };
    const { items } = await answer(api.POST('/complaints/assignments', { body }));
    const done = ['assigned', 'unchanged'];
    failed.push(
      ...items.filter(({ outcome }) => !done.includes(outcome)).map((one) => one.complaint_id),
    );
  }
  return failed;
}

/** What others did to a complaint after the version `seen`: what an agent who writes has not read. */
export function newSince(acts: ComplaintAct[], seen: number, self: number): ComplaintAct[] {
  return acts.filter(
    ({ number, actor, by_complainant }) =>
      number > seen && (by_complainant || (actor !== null && actor.id !== self)),
  );
}
