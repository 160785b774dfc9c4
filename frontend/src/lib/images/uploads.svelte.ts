import { newKey } from '../api/client';
import { asProblem, Problem } from '../api/problem';
import type { Photo } from '../api/shapes';
import { sendFile, type Sending } from './send-file';

/** A phone's upstream is narrow: two at once, and the others wait. */
const AT_ONCE = 2;
/** What the server takes. */
const BYTES_MAX = 10 * 1024 * 1024;
/** As much of its key as stands in a text. */
const MARK_LENGTH = 8;

export interface Upload {
  /** Its name within the text. */
  mark: string;
  name: string;
  state: 'waiting' | 'sending' | 'failed';
  /** How much of it has gone, from 0 to 1; at 1 the server is at work. */
  share: number;
  problem: Problem | null;
}

interface Job {
  file: File;
  /** The same for each try, so that a lost answer makes no second picture. */
  key: string;
  sending: Sending | null;
}

type Send = typeof sendFile;

/** Pictures on their way, two at a time; each may be cancelled, and tried again where it failed. */
export class Uploads {
  list = $state<Upload[]>([]);
  readonly #jobs: Record<string, Job | undefined> = {};
  readonly #ondone: (mark: string, photo: Photo) => void;
  readonly #send: Send;

  constructor(ondone: (mark: string, photo: Photo) => void, send: Send = sendFile) {
    this.#ondone = ondone;
    this.#send = send;
  }

  /** How many are waiting or on their way. */
  get pending(): number {
    return this.list.filter(({ state }) => state !== 'failed').length;
  }

  get failed(): number {
    return this.list.length - this.pending;
  }

  /** Takes a file in; gives its name within the text. */
  add(file: File): string {
    const key = newKey();
    const mark = key.slice(0, MARK_LENGTH);
    this.#jobs[mark] = { file, key, sending: null };
    const upload: Upload = { mark, name: file.name, state: 'waiting', share: 0, problem: null };
    // What is too large is not sent first, to be refused then.
    const tooLarge = file.size > BYTES_MAX;
    this.list.push(
      tooLarge ? { ...upload, state: 'failed', problem: new Problem(413, 'too_large') } : upload,
    );
    this.#next();
    return mark;
  }

  retry(mark: string): void {
    const upload = this.#find(mark);
    if (upload?.state !== 'failed') return;
    Object.assign(upload, { state: 'waiting', share: 0, problem: null });
    this.#next();
  }

  /** Ends it, wherever it is. */
  cancel(mark: string): void {
    const job = this.#jobs[mark];
    this.#forget(mark);
    job?.sending?.cancel();
    this.#next();
  }

  cancelAll(): void {
    for (const { mark } of [...this.list]) this.cancel(mark);
  }

  #find(mark: string): Upload | undefined {
    return this.list.find((upload) => upload.mark === mark);
  }

  #forget(mark: string): void {
    this.#jobs[mark] = undefined;
    this.list = this.list.filter((upload) => upload.mark !== mark);
  }

  #next(): void {
    const sending = this.list.filter(({ state }) => state === 'sending').length;
    const waiting = this.list.filter(({ state }) => state === 'waiting');
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - sending))) void this.#run(upload);
  }

  async #run({ mark }: Upload): Promise<void> {
    const [upload, job] = [this.#find(mark), this.#jobs[mark]];
    if (!upload || !job) return;
    upload.state = 'sending';
    try {
      job.sending = this.#send(job.file, job.key, (share) => {
        upload.share = share;
      });
      const photo = await job.sending.done;
      if (!this.#find(mark)) return;
      this.#forget(mark);
      this.#ondone(mark, photo);
    } catch (error) {
      const failed = this.#find(mark);
      if (failed) Object.assign(failed, { state: 'failed', problem: asProblem(error) });
    } finally {
      this.#next();
    }
  }
}
