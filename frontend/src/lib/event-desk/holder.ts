import type { Catalogue } from '../../locales/catalogue';
import { accountName } from '../account-name';
import type { Registration } from '../events/shapes';

/** Whose registration it is: an account, or whoever just walked in. */
export function holderName(
  t: Catalogue,
  { account, attendees }: Pick<Registration, 'account' | 'attendees'>,
): string {
  return account ? accountName(t, account) : (attendees[0]?.name ?? t.account.erased);
}
