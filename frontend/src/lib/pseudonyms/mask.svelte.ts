import { answer, api } from '../api/client';
import type { OwnPseudonym } from './shapes';

/** What the viewer would write under in a board, and whether that is chosen. */
export class Mask {
  own = $state.raw<OwnPseudonym | null>(null);
  /** What the viewer chose; it counts only as long as it may be. */
  wanted = $state(false);
  readonly #boardId: number;

  constructor(boardId: number) {
    this.#boardId = boardId;
  }

  get chosen(): boolean {
    return this.wanted && this.own?.may_write === true;
  }

  /** Without an answer one writes under the own name. */
  load = async (): Promise<void> => {
    const params = { path: { board_id: this.#boardId } };
    this.own = await answer(api.GET('/boards/{board_id}/pseudonym', { params })).catch(() => null);
  };
}
