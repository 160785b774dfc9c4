import { newKey } from './client';

/**
 * The key under which something is sent. It changes only with the content, so that sending again after a lost answer
 * cannot do it twice, and what was changed since is sent as something new.
 */
export class SendKey {
  #sent: { content: string; key: string } | null = null;

  for(content: unknown): string {
    const words = JSON.stringify(content);
    if (this.#sent?.content !== words) this.#sent = { content: words, key: newKey() };
    return this.#sent.key;
  }

  /** It arrived: the same words again are meant again. */
  renew(): void {
    this.#sent = null;
  }
}
