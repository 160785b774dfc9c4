import { photos as en } from '../../locales/photos.en';
import { photos as zhCN, type PhotoWords } from '../../locales/photos.zh-CN';
import { useSite, type Site } from '../site';

/** The words of choosing photos, beside what every component may need. */
export function usePhotos(): Site & { p: PhotoWords } {
  const site = useSite();
  return { ...site, p: site.locale === 'en' ? en : zhCN };
}
