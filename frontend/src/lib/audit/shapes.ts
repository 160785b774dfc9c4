/** Shapes of the audit, by the names of the document. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type AuditAct = Schemas['AuditAct'];
export type AuditEntry = Schemas['AuditEntry'];
