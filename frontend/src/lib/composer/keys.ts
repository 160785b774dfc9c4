import type { Catalogue } from '../../locales/catalogue';
import { link, wrap, type Selected } from './edits';

type Key = 'b' | 'i' | 'k';

/** What keys do to what is selected, together with Ctrl, or Cmd where there is one. */
export function keyed({ composer: words }: Catalogue): Record<Key, (from: Selected) => Selected> {
  return {
    b: (from) => wrap(from, '**', words.bold),
    i: (from) => wrap(from, '*', words.italic),
    k: (from) => link(from, words.link_text),
  };
}

/** Whether this device has a Cmd key, which there stands for what Ctrl does elsewhere; there Ctrl moves the caret. */
export function hasCommandKey(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

/** What was pressed with Ctrl or Cmd and no other key; null where neither was. */
export function pressed(event: KeyboardEvent): Key | null {
  const [wanted, other] = hasCommandKey()
    ? [event.metaKey, event.ctrlKey]
    : [event.ctrlKey, event.metaKey];
  if (!wanted || other || event.altKey || event.shiftKey || event.isComposing) return null;
  const key = event.key.toLowerCase();
  return key === 'b' || key === 'i' || key === 'k' ? key : null;
}
