import type { Actor } from "@/lib/auth";
import type { Database } from "@/lib/db";
import { forbidden, forbiddenTransition, notFound } from "@/lib/kernel";
import { isOpen } from "../model";
import { type AppealWithNotice, readAppealRow, readInvolvement } from "../store/appeals";

/** Throws `not_found`. */
export async function requireAppeal(db: Database, id: string): Promise<AppealWithNotice> {
  const appeal = await readAppealRow(db, id);
  if (appeal === null) throw notFound("Appeal", id);
  return appeal;
}

/** An appeal is heard by a human being. Throws `forbidden` for machines. */
export function requirePerson({ type, name }: Actor): void {
  if (type !== "user") throw forbidden(`${name} is no person: an appeal is heard by one.`);
}

/** Throws `forbidden` that says how a person took part in what is challenged. */
export async function requireIndependent(
  db: Database,
  appealId: string,
  person: { id: string; name: string },
): Promise<void> {
  const how = await readInvolvement(db, appealId, person.id);
  if (how !== null) throw forbidden(`${person.name} ${how}: somebody who took no part reviews this appeal.`);
}

/** Throws `forbidden_transition` unless the appeal is open and with who acts. */
export function requireReviewer({ status, reviewerId, reviewerName }: AppealWithNotice, { id }: Actor): void {
  if (!isOpen(status)) throw forbiddenTransition(`The appeal is ${status} and stays so.`);
  if (reviewerId === id) return;
  throw forbiddenTransition(
    reviewerId === null
      ? "The appeal is with nobody: take it first."
      : `The appeal is with ${reviewerName}, who decides it.`,
  );
}
