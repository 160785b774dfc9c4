import { bulletinDesk as en } from '../../locales/bulletin-desk.en';
import { bulletinDesk as zhCN, type BulletinDeskWords } from '../../locales/bulletin-desk.zh-CN';
import { useSite, type Site } from '../site';

/** The words of what is written to many, beside those that every component may need. */
export function useBulletinDesk(): Site & { m: BulletinDeskWords } {
  const site = useSite();
  return { ...site, m: site.locale === 'en' ? en : zhCN };
}
