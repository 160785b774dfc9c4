import { forgetAllDrafts } from '../composer/kept';
import { forgetPages } from './keep-page';

/** Whoever leaves this device leaves nothing of theirs on it: no drafts, no tickets, no pages. */
export async function leaveNothing(): Promise<void> {
  forgetAllDrafts();
  await forgetPages().catch(() => undefined);
}
