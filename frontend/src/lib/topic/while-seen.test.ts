import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Asking, BETWEEN_MS, EVERY_MS, whileSeen } from './while-seen';

class Page extends EventTarget {
  hidden = false;

  turn(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('asking while a page is seen', () => {
  let page: Page;
  let asked: number;
  let asking: Asking;

  beforeEach(() => {
    vi.useFakeTimers();
    page = new Page();
    vi.stubGlobal('document', page);
    asked = 0;
    asking = whileSeen(() => {
      asked += 1;
      return Promise.reject(new Error('offline'));
    });
  });

  afterEach(() => {
    asking.stop();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('goes on each minute, also where nobody answers', () => {
    vi.advanceTimersByTime(EVERY_MS - 1);
    expect(asked).toBe(0);
    vi.advanceTimersByTime(1 + EVERY_MS);
    expect(asked).toBe(2);
  });

  it('comes soon where something is told, and once however often', () => {
    vi.advanceTimersByTime(EVERY_MS / 2);
    asking.soon();
    vi.advanceTimersByTime(0);
    expect(asked).toBe(1);
    for (let told = 0; told < 10; told += 1) asking.soon();
    vi.advanceTimersByTime(BETWEEN_MS - 1);
    expect(asked).toBe(1);
    vi.advanceTimersByTime(1);
    expect(asked).toBe(2);
  });

  it('ends while the page is hidden, and goes on when one comes back', () => {
    page.turn(true);
    asking.soon();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10 * EVERY_MS);
    expect(asked).toBe(0);
    page.turn(false);
    vi.advanceTimersByTime(0);
    expect(asked).toBe(1);
    asking.stop();
    asking.soon();
    page.turn(true);
    page.turn(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
