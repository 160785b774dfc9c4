import { answer, api, once } from '../api/client';
import { SendKey } from '../api/send-key';
import type { Category, Complaint, Grade, Openness, Ownership, Photo } from '../api/shapes';
import { forgetAt, keepAt, keptAt, placeOf } from '../composer/kept';
import { Photos } from '../photos/photos.svelte';

export const STEPS = ['place', 'about', 'urgency', 'words', 'openness', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** Where it is: a home of one's own, or what belongs to all of its project. */
export interface FilingPlace {
  project_id: number;
  project_name: string;
  unit_id: number | null;
  label: string;
}

interface Kept {
  place: FilingPlace;
  category: Category;
  grade: Grade;
  title: string;
  text: string;
  openness: Openness;
  photos: Photo[];
}

const SAVE_AFTER_MS = 300;
/** What the server accepts, in characters. */
export const TITLE_MAX = 80;
export const TEXT_MAX = 8_000;

/** A complaint while it is being written: one question at a time, kept on this device until it is sent. */
export class Filing {
  place = $state.raw<FilingPlace | null>(null);
  category = $state<Category | null>(null);
  grade = $state<Grade | null>(null);
  title = $state('');
  text = $state('');
  openness = $state<Openness | null>(null);
  readonly photos = new Photos(() => this.changed());
  restored = $state(false);
  saved = $state(false);
  readonly #storage: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #key = new SendKey();

  constructor(accountId: number) {
    this.#storage = placeOf(accountId, 'complaint');
  }

  /** What was answered, as it is kept and sent. */
  get #answers(): Partial<Kept> {
    const { place, category, grade, title, text, openness } = this;
    return {
      ...(place && { place }),
      ...(category && { category }),
      ...(grade && { grade }),
      ...(openness && { openness }),
      title,
      text,
      photos: this.photos.sent,
    };
  }

  isAnswered(step: Step): boolean {
    switch (step) {
      case 'place':
        return this.place !== null;
      case 'about':
        return this.category !== null;
      case 'urgency':
        return this.grade !== null;
      case 'words':
        return this.title.trim() !== '' && this.text.trim() !== '' && !this.photos.busy;
      case 'openness':
        return this.openness !== null;
      case 'check':
        return false;
    }
  }

  /** The first question without an answer: nobody gets past it. */
  get furthest(): Step {
    return STEPS.find((step) => !this.isAnswered(step)) ?? 'check';
  }

  /** Runs in the browser, once. A home that was lost since is asked for again. */
  restore(places: FilingPlace[]): void {
    const kept = keptAt<Kept>(this.#storage);
    if (!kept) return;
    const { place } = kept;
    this.place =
      places.find((one) => place?.project_id === one.project_id && place.unit_id === one.unit_id) ??
      null;
    this.category = kept.category ?? null;
    this.grade = kept.grade ?? null;
    this.title = kept.title ?? '';
    this.text = kept.text ?? '';
    this.openness = kept.openness ?? null;
    this.photos.sent = kept.photos ?? [];
    this.restored = this.title !== '' || this.text !== '';
  }

  /** Call after every change. */
  changed(): void {
    this.saved = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), SAVE_AFTER_MS);
  }

  keep(): void {
    clearTimeout(this.#timer);
    this.saved = keepAt(this.#storage, this.#answers);
  }

  discard(): void {
    clearTimeout(this.#timer);
    forgetAt(this.#storage);
    this.place = this.category = this.grade = this.openness = null;
    this.title = this.text = '';
    this.photos.clear();
    this.restored = this.saved = false;
  }

  /** Sends it; sent again after a lost answer, it is filed once. */
  async send(): Promise<Complaint> {
    const { place, category, grade, openness } = this;
    if (!place || !category || !grade || !openness) throw new Error('not everything is answered');
    const body = {
      project_id: place.project_id,
      unit_id: place.unit_id,
      title: this.title.trim(),
      markdown: this.text.trim(),
      category,
      grade,
      openness,
      photo_ids: this.photos.ids,
    };
    this.keep();
    return answer(api.POST('/complaints', { body, headers: once(this.#key.for(body)) }));
  }
}

/** Where somebody may complain of: each confirmed home, and what is common in each project; the wanted one first. */
export function placesOf(
  homes: Ownership[],
  wantedProject: number | null,
  common: (project: string) => string,
): FilingPlace[] {
  const confirmed = homes
    .filter(({ state }) => state === 'confirmed')
    .sort(
      (a, b) => Number(b.project.id === wantedProject) - Number(a.project.id === wantedProject),
    );
  const places: FilingPlace[] = [];
  for (const { project, unit_id, building_name, unit_name } of confirmed) {
    const of = { project_id: project.id, project_name: project.name };
    places.push({ ...of, unit_id, label: `${project.name} ${building_name} ${unit_name}` });
  }
  for (const { project } of confirmed) {
    const isListed = places.some((one) => one.project_id === project.id && one.unit_id === null);
    const of = { project_id: project.id, project_name: project.name };
    if (!isListed) places.push({ ...of, unit_id: null, label: common(project.name) });
  }
  return places.sort(
    (a, b) => Number(b.project_id === wantedProject) - Number(a.project_id === wantedProject),
  );
}

/** Whether words that everybody may read seem to hold a telephone number or the room itself. */
export function reveals(words: string, place: FilingPlace | null): boolean {
  const room = place?.unit_id ? place.label.split(' ').at(-1) : undefined;
  return /(?<!\d)1\d{10}(?!\d)/.test(words) || (room !== undefined && words.includes(room));
}
