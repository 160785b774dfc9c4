import { describe, expect, it } from 'vitest';
import type { Visibility } from '../api/shapes';
import { splitBoards } from './boards';

describe('boards of a project', () => {
  it('stand apart where they come with a home', () => {
    const board = (visibility: Visibility, of_tree = false) => ({ visibility, of_tree });
    const boards = [
      board('public'),
      board('owners'),
      board('owners', true),
      board('owners_of_building'),
      board('owners_without_staff'),
      board('staff'),
    ];
    const { common, homes } = splitBoards(boards);
    expect(common).toEqual([boards[0], boards[1], boards[5]]);
    expect(homes).toEqual([boards[2], boards[3], boards[4]]);
  });
});
