import { answer, api, newKey, once } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { Photo } from '../api/shapes';

/** What the server takes with one act. */
const PHOTOS_MAX = 9;

interface Waiting {
  key: string;
  name: string;
}

/** Photos that will go with something that is said: each is sent as soon as it is chosen. */
export class Photos {
  sent = $state.raw<Photo[]>([]);
  /** On their way. */
  waiting = $state.raw<Waiting[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** So many may go together. */
  readonly max: number;
  readonly #onchange: () => void;

  constructor(onchange: () => void = () => undefined, max = PHOTOS_MAX) {
    this.#onchange = onchange;
    this.max = max;
  }

  get ids(): number[] {
    return this.sent.map(({ id }) => id);
  }

  get busy(): boolean {
    return this.waiting.length > 0;
  }

  get room(): number {
    return this.max - this.sent.length - this.waiting.length;
  }

  /** One after the other: a phone's upstream is narrow, and the first are there sooner. */
  async add(files: File[]): Promise<void> {
    this.problem = null;
    const chosen = files.slice(0, this.room).map((file) => ({ file, key: newKey() }));
    this.waiting = [...this.waiting, ...chosen.map(({ file, key }) => ({ key, name: file.name }))];
    for (const { file, key } of chosen) {
      try {
        const photo = await upload(file, key);
        this.sent = [...this.sent, photo];
      } catch (error) {
        this.problem = asProblem(error);
      }
      this.waiting = this.waiting.filter((one) => one.key !== key);
      this.#onchange();
    }
  }

  remove(id: number): void {
    this.sent = this.sent.filter((photo) => photo.id !== id);
    this.#onchange();
  }

  clear(): void {
    this.sent = [];
    this.problem = null;
  }
}

function upload(file: File, key: string): Promise<Photo> {
  return answer(
    api.POST('/attachments', {
      // The document calls the bytes of a file a string.
      body: '',
      bodySerializer: () => file,
      headers: { ...once(key), 'Content-Type': file.type || 'application/octet-stream' },
    }),
  );
}
