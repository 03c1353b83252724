import type { Database } from "@/lib/db";
import type { Colleague, Reviewed, ReviewSubject } from "../contract";

/** Says that somebody has it open; true when nobody knew since `recently`. */
export async function writePresence(
  db: Database,
  { type, id }: Reviewed,
  person: Colleague,
  { now, recently }: { now: Date; recently: Date },
): Promise<boolean> {
  const rows = await db.$queryRaw<{ known: boolean }[]>`
    with before as (
      select seen_at from review_presence
      where subject_type = ${type}::"ReviewSubject" and subject_id = ${id} and person_id = ${person.id}
    ), written as (
      insert into review_presence (subject_type, subject_id, person_id, person_name, seen_at)
      values (${type}::"ReviewSubject", ${id}, ${person.id}, ${person.name}, ${now})
      on conflict (subject_type, subject_id, person_id) do update set seen_at = excluded.seen_at
    )
    select exists (select 1 from before where seen_at > ${recently}) as known`;
  return rows[0]?.known !== true;
}

/** Forgets that somebody has it open; false when nobody knew. */
export async function clearPresence(db: Database, { type, id }: Reviewed, personId: string): Promise<boolean> {
  const { count } = await db.reviewPresence.deleteMany({ where: { subjectType: type, subjectId: id, personId } });
  return count === 1;
}

/** Wakes the pages that show it. */
export const announce = (db: Database, id: string): Promise<unknown> =>
  db.liveEvent.create({ data: { topic: "review", subjectId: id } });

/** Who was seen at each of these since, by the subject's id; in order of their names. */
export async function readPresent(
  db: Database,
  type: ReviewSubject,
  ids: readonly string[],
  since: Date,
): Promise<Map<string, Colleague[]>> {
  const rows = await db.reviewPresence.findMany({
    where: { subjectType: type, subjectId: { in: [...ids] }, seenAt: { gt: since } },
    orderBy: [{ personName: "asc" }, { personId: "asc" }],
  });
  const present = new Map<string, Colleague[]>();
  for (const { subjectId, personId: id, personName: name } of rows) {
    present.set(subjectId, [...(present.get(subjectId) ?? []), { id, name }]);
  }
  return present;
}
