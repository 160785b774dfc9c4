import { club as en } from '../../locales/club.en';
import { club as zhCN, type ClubWords } from '../../locales/club.zh-CN';
import type { Tier } from '../api/shapes';
import { useSite, type Site } from '../site';

/** The words of the club, beside what every component may need. */
export function useClub(): Site & { c: ClubWords; nameOf: (tier: Tier) => string } {
  const site = useSite();
  const english = site.locale === 'en';
  const nameOf = (tier: Tier) => (english ? tier.name_en : tier.name_zh);
  return { ...site, c: english ? en : zhCN, nameOf };
}
