import { clubDesk as en } from '../../locales/club-desk.en';
import { clubDesk as zhCN, type ClubDeskWords } from '../../locales/club-desk.zh-CN';
import { useClub } from '../club/words';

/** The words of the club's desk, beside those of the club. */
export function useClubDesk(): ReturnType<typeof useClub> & { k: ClubDeskWords } {
  const site = useClub();
  return { ...site, k: site.locale === 'en' ? en : zhCN };
}
