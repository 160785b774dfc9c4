import { images as en } from '../../locales/images.en';
import { images as zhCN, type ImagesWords } from '../../locales/images.zh-CN';
import { useSite, type Site } from '../site';

/** The words of pictures within a text, beside what every component may need. */
export function useImages(): Site & { m: ImagesWords } {
  const site = useSite();
  return { ...site, m: site.locale === 'en' ? en : zhCN };
}
