export interface Toast {
  id: number;
  text: string;
}

const SHOWN_MS = 5000;

/** Short confirmations that pass by themselves; nothing one must read stands only here. */
export class Toasts {
  shown = $state<Toast[]>([]);
  #nextId = 1;

  show(text: string): void {
    const toast = { id: this.#nextId++, text };
    this.shown.push(toast);
    setTimeout(() => {
      this.shown = this.shown.filter((other) => other.id !== toast.id);
    }, SHOWN_MS);
  }
}
