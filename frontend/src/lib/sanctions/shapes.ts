/** Shapes of sanctions and of notes about accounts, by the names of the document. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type AccountNote = Schemas['AccountNote'];
export type AppealDecision = Schemas['AppealDecision'];
export type OwnSanction = Schemas['OwnSanction'];
export type Sanction = Schemas['Sanction'];
export type SanctionActKind = Schemas['SanctionActKind'];
export type SanctionInput = Schemas['SanctionInput'];
export type SanctionKind = Schemas['SanctionKind'];
export type SanctionPlace = Schemas['SanctionPlace'];
export type SanctionReason = Schemas['SanctionReason'];
export type SanctionState = Schemas['SanctionState'];
