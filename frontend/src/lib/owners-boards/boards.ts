import type { Board, Visibility } from '../api/shapes';
import type { IconName } from '../parts/icons';
import type { OpeningState } from './shapes';

/** Boards that are for a part of a project, or for its owners alone. */
const OF_HOMES: Visibility[] = [
  'owners_of_building',
  'owners_of_entrance',
  'buyers_of_building',
  'owners_without_staff',
];

/** The boards of a project, and those that come with a home there; each in the order that they have. */
export function splitBoards<One extends Pick<Board, 'visibility' | 'of_tree'>>(
  boards: One[],
): { common: One[]; homes: One[] } {
  const isOfHomes = ({ visibility, of_tree }: One) => of_tree || OF_HOMES.includes(visibility);
  return {
    common: boards.filter((board) => !isOfHomes(board)),
    homes: boards.filter(isOfHomes),
  };
}

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How an opening looks: colour, and a shape that says the same. */
export const OPENING_SIGN: Record<OpeningState, { state: Sign; icon: IconName }> = {
  asked: { state: 'waiting', icon: 'clock' },
  lapsed: { state: 'plain', icon: 'close' },
  open: { state: 'late', icon: 'eye' },
  revoked: { state: 'plain', icon: 'lock' },
  over: { state: 'plain', icon: 'lock' },
};
