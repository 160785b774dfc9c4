/** The journey of a home as the API answers it, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type CheckResult = Schemas['CheckResult'];
export type ChecklistItem = Schemas['ChecklistItem'];
export type ChecklistLine = Schemas['ChecklistLine'];
export type ContractNote = Schemas['ContractNote'];
export type HomeCard = Schemas['HomeCard'];
export type HomeVisit = Schemas['HomeVisit'];
export type HomeVisitFigures = Schemas['HomeVisitFigures'];
export type Journey = Schemas['Journey'];
export type Manager = Schemas['HomeManager'];
export type NamedManager = Schemas['NamedManager'];
export type RecordedTouch = Schemas['RecordedTouch'];
export type Stage = Schemas['Stage'];
export type Touch = Schemas['HomeTouch'];
export type TouchKind = Schemas['TouchKind'];
