import { checkIn as en } from '../../locales/check-in.en';
import { checkIn as zhCN, type CheckInWords } from '../../locales/check-in.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the entrance, beside what every component may need. */
export function useCheckIn(): Site & { c: CheckInWords } {
  const site = useSite();
  return { ...site, c: site.locale === 'en' ? en : zhCN };
}
