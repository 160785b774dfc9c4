import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Selected } from '../composer/edits';
import * as marks from './marks';
import { Uploads } from './uploads.svelte';

/** What is being written: a draft. */
interface Written {
  text: string;
  changed: () => void;
}

/** Pictures of a text that is being written: pasted, dropped or chosen, each at its place in the text. */
export class TextImages {
  readonly uploads = new Uploads((mark, { id }) =>
    this.#rewrite((from) => marks.settle(from, mark, marks.addressOf(id))),
  );
  /** Why something was not taken. */
  refused = $state<'no_picture' | 'too_many' | null>(null);
  /** Whether somebody wanted to send while pictures were on their way. */
  asked = $state(false);
  readonly #written: () => Written;
  #area: HTMLTextAreaElement | null = null;
  /** A word is being put together from several keys: the text must not be touched until it is. */
  #composing = false;
  #later: (() => void)[] = [];

  constructor(written: () => Written) {
    this.#written = written;
  }

  /** The pictures that are there. */
  get shown(): marks.Picture[] {
    return marks.pictures(this.#written().text);
  }

  /** Whether the text cannot be sent yet. */
  get pending(): boolean {
    return this.uploads.list.length > 0;
  }

  /** Takes out the marks of pictures that were on their way when the page was left. */
  begin(): void {
    const written = this.#written();
    const text = marks.withoutMarks(written.text);
    if (text !== written.text) written.text = text;
  }

  /** Listens to a field of text. */
  readonly listen: Attachment<HTMLTextAreaElement> = (area) => {
    this.#area = area;
    const listeners = {
      paste: (event: Event) => this.#paste(event as ClipboardEvent),
      dragover: (event: Event) => {
        if ((event as DragEvent).dataTransfer?.types.includes('Files')) event.preventDefault();
      },
      drop: (event: Event) => this.#drop(event as DragEvent),
      compositionstart: () => {
        this.#composing = true;
      },
      compositionend: () => this.#composed(),
    };
    const named = Object.entries(listeners);
    for (const [name, listener] of named) area.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of named) area.removeEventListener(name, listener);
      this.#area = null;
      this.uploads.cancelAll();
    };
  };

  /** Puts pictures at the caret. */
  add(files: File[]): void {
    this.refused = null;
    this.asked = false;
    const taken = files.filter(({ type }) => type.startsWith('image/'));
    if (taken.length < files.length) this.refused = 'no_picture';
    const room = marks.PICTURES_MAX - this.shown.length - this.uploads.list.length;
    if (taken.length > room) this.refused = 'too_many';
    const added = taken.slice(0, Math.max(0, room));
    if (added.length === 0) return;
    const lines = added.map((file) => marks.mark(file.name, this.uploads.add(file)));
    this.#rewrite((from) => marks.insert(from, lines.join('\n')));
  }

  /** Gives an upload up, and its place with it. */
  cancel(mark: string): void {
    this.uploads.cancel(mark);
    this.#rewrite((from) => marks.withdraw(from, mark));
  }

  reword(address: string, words: string): void {
    this.#rewrite((from) => marks.reworded(from, address, words));
  }

  remove(address: string): void {
    this.#rewrite((from) => marks.without(from, address));
  }

  #paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    const pictures = files.filter(({ type }) => type.startsWith('image/'));
    // Word processors send a picture of the words along with them.
    const words = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (pictures.length === 0 || words !== '') return;
    event.preventDefault();
    this.add(pictures);
  }

  #drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.add(files);
  }

  #composed(): void {
    this.#composing = false;
    // The word that was put together comes with the next event.
    setTimeout(() => {
      for (const run of this.#later.splice(0)) run();
    });
  }

  /** Changes the text, and leaves the caret in its words: whoever writes on is not disturbed. */
  #rewrite(edit: (from: Selected) => Selected): void {
    if (this.#composing) {
      this.#later.push(() => this.#rewrite(edit));
      return;
    }
    const [written, area] = [this.#written(), this.#area];
    const { text } = written;
    const [start, end] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    const to = edit({ text, start, end });
    if (to.text === text) return;
    written.text = to.text;
    written.changed();
    void tick().then(() => {
      if (area && document.activeElement === area) area.setSelectionRange(to.start, to.end);
    });
  }
}
