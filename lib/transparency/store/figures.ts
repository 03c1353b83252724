import type { AppealOutcome, AppealStatus } from "@/lib/appeals/contract";
import type { Database } from "@/lib/db";
import { countedKinds } from "../contract";

type Grain = "quarter" | "month";

export interface CountedMeasures {
  period: Date;
  kind: (typeof countedKinds)[number];
  taken: number;
  automated: number;
  covert: number;
  takenBack: number;
}

/** Measures by the period that they were decided in, UTC. An adaptive limit counts as automated: it moves without a person. */
export const countMeasures = (db: Database, grain: Grain): Promise<CountedMeasures[]> =>
  db.$queryRaw`
    select date_trunc(${grain}, d.at at time zone 'UTC') at time zone 'UTC' as period, d.kind::text as kind, count(*)::int as taken,
      count(*) filter (where d.automated
        or (d.kind = 'throttle' and d.parameters->>'floor' is distinct from d.parameters->>'ceiling'))::int as automated,
      count(*) filter (where d.disclosure = 'covert')::int as covert, count(r.id)::int as "takenBack"
    from decision d left join decision r on r.reverses_id = d.id
    where d.kind::text = any (${[...countedKinds]}) group by 1, 2`;

export interface CountedAppeals {
  period: Date;
  submitted: number;
  ended: { status: AppealStatus; outcome: AppealOutcome | null; count: number }[];
  medianHours: number | null;
}

/** Appeals by the period that they came in, and by the one that they ended in. */
export async function countAppeals(db: Database, grain: Grain): Promise<CountedAppeals[]> {
  const came = await db.$queryRaw<{ period: Date; count: number }[]>`
    select date_trunc(${grain}, submitted_at at time zone 'UTC') at time zone 'UTC' as period, count(*)::int from appeal group by 1`;
  const ended = await db.$queryRaw<
    { period: Date; status: AppealStatus; outcome: AppealOutcome | null; count: number }[]
  >`
    select date_trunc(${grain}, ended_at at time zone 'UTC') at time zone 'UTC' as period, status::text, outcome::text, count(*)::int
    from appeal where ended_at is not null group by 1, 2, 3`;
  const medians = await db.$queryRaw<{ period: Date; hours: number }[]>`
    select date_trunc(${grain}, ended_at at time zone 'UTC') at time zone 'UTC' as period,
      percentile_cont(0.5) within group (order by extract(epoch from ended_at - submitted_at)::float8 / 3600) as hours
    from appeal where status = 'decided' group by 1`;
  const periods = new Map<number, CountedAppeals>();
  const at = (period: Date) => {
    const known = periods.get(period.getTime()) ?? { period, submitted: 0, ended: [], medianHours: null };
    periods.set(period.getTime(), known);
    return known;
  };
  for (const { period, count } of came) at(period).submitted = count;
  for (const { period, ...end } of ended) at(period).ended.push(end);
  for (const { period, hours } of medians) at(period).medianHours = hours;
  return [...periods.values()];
}
