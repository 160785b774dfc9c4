import type { Catalogue } from '../locales/catalogue';
import type { AccountRef } from './api/shapes';

/** How an account is called. Who erased it left no name. */
export function accountName(
  t: Catalogue,
  account: Pick<AccountRef, 'display_name' | 'erased'>,
): string {
  return account.erased ? t.account.erased : account.display_name;
}
