import { settings as en } from '../../locales/settings.en';
import { settings as zhCN, type SettingsWords } from '../../locales/settings.zh-CN';
import { useSite, type Site } from '../site';

/** The words of what one sets for oneself, beside what every component may need. */
export function useSettings(): Site & { s: SettingsWords } {
  const site = useSite();
  return { ...site, s: site.locale === 'en' ? en : zhCN };
}
