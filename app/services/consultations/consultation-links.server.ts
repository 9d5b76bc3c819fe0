import { type ConsultationRow, listConsultations } from '../../../db/queries/consultations';
import type { Tx } from '../../../db/store';
import { consultationPath } from './consultation-address';

/** A consultation as the pages of its version point to it. */
export interface ConsultationLink {
  readonly path: string;
  /** Counted within the version, from 1. */
  readonly number: number;
  readonly closesAt: Date;
  readonly open: boolean;
}

/** The consultations on a version, the newest first. */
export async function consultationLinks(tx: Tx, versionId: string): Promise<readonly ConsultationLink[]> {
  return (await listConsultations(tx, [versionId])).map(({ id, number, closesAt, closedAt }) => ({
    path: consultationPath(id),
    number,
    closesAt: tookUntil({ closesAt, closedAt }),
    open: closedAt === null,
  }));
}

/** Until when a consultation takes or took answers: it ends before its closing time where its version is cancelled. */
export function tookUntil({ closesAt, closedAt }: Pick<ConsultationRow, 'closesAt' | 'closedAt'>): Date {
  return closedAt !== null && closedAt < closesAt ? closedAt : closesAt;
}
