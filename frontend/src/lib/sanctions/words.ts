import { sanctions as en } from '../../locales/sanctions.en';
import { sanctions as zhCN, type SanctionWords } from '../../locales/sanctions.zh-CN';
import { useSite, type Site } from '../site';
import type { SanctionPlace } from './shapes';

/** The words of sanctions, beside what every component may need. */
export function useSanctions(): Site & { s: SanctionWords } {
  const site = useSite();
  return { ...site, s: site.locale === 'en' ? en : zhCN };
}

/** Where a sanction holds, in words. */
export function placeName(s: SanctionWords, { board, project, city }: SanctionPlace): string {
  const names = [project?.name, board?.name].filter(Boolean);
  return names.length > 0 ? names.join(' · ') : (city ?? s.everywhere);
}
