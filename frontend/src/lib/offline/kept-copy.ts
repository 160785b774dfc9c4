import type { Me } from '../api/shapes';
import { keptAt, placeOf } from '../composer/kept';

/** Where it is kept who was signed in last. */
export const VIEWER = 'viewer';

/** Whether this page is a copy that the device kept: the worker marks it. */
export function isKept(): boolean {
  return document.documentElement.dataset.kept !== undefined;
}

/** Who was signed in when there was a network. */
export function lastViewer(): Me | null {
  const kept = keptAt<Me>(placeOf(0, VIEWER));
  return kept?.id ? (kept as Me) : null;
}
