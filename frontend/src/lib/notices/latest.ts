/** Something that is done again where it was asked for while it was done: the last word is kept, and none twice. */
export class Latest {
  readonly #act: () => Promise<void>;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(act: () => Promise<void>) {
    this.#act = act;
  }

  /** Ends when what was asked for is done. */
  run(): Promise<void> {
    if (this.#running) this.#again = true;
    else this.#running = this.#go().finally(() => (this.#running = null));
    return this.#running;
  }

  async #go(): Promise<void> {
    do {
      this.#again = false;
      await this.#act();
    } while (this.#again);
  }
}
