/** Boards of owners as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type BoardOpening = Schemas['BoardOpening'];
export type BoardSign = Schemas['BoardSign'];
export type BoardTree = Schemas['BoardTree'];
export type ClosedBoard = Schemas['ClosedBoard'];
export type OpenedPage = Schemas['OpenedPage'];
export type OpenedTopic = Schemas['OpenedTopic'];
export type OpeningGround = Schemas['OpeningGround'];
export type OpeningRead = Schemas['OpeningRead'];
export type OpeningState = Schemas['OpeningState'];
