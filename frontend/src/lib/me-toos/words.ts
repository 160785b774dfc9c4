import { meToo as en } from '../../locales/me-too.en';
import { meToo as zhCN, type MeTooWords } from '../../locales/me-too.zh-CN';
import { useSite, type Site } from '../site';

/** The words of "me too", beside what every component may need. */
export function useMeToo(): Site & { m: MeTooWords } {
  const site = useSite();
  return { ...site, m: site.locale === 'en' ? en : zhCN };
}
