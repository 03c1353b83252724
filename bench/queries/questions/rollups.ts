import { capabilitiesOf, readRates, type Timeline, timelineOf } from "@/lib/traffic";
import type { Draw } from "../draw";
import type { Statement } from "../postgres/plans";
import { bucket, type Question, sumOf, timesOf } from "./question";

const target = "≥ 5";
const within = "hour >= $1 AND hour < $2";
/** Windows up to this length are drawn by the hour, as the console does. */
const longestByHour = 4 * 86_400_000;

export const exchangesIn = ({ series }: Timeline): number =>
  series.reduce((sum, { values }) => sum + values.reduce<number>((all, value) => all + (value ?? 0), 0), 0);

const binOf = ({ from, to }: Draw["window"]) => bucket(to - from <= longestByHour ? "1 hour" : "1 day", "hour");

/** What surrounds any timeline: the first and the last hour, and the buckets in which anything is stored. */
export const surroundings = (window: Draw["window"]): Statement[] => [
  { text: "SELECT min(hour) AS first, max(hour) AS last FROM stored_hour" },
  {
    text: `SELECT DISTINCT ${binOf(window)} FROM stored_hour WHERE ${within}`,
    values: Object.values(timesOf(window)),
  },
];

const everybody: Question = {
  what: "all traffic of a window by model, with its accounts",
  target,
  ours: async (store, { window }) => exchangesIn(await timelineOf(store, "all", "model", timesOf(window))),
  baseline: ({ window }) => [
    {
      text: `SELECT ${binOf(window)}, model, sum(exchanges)::float8 AS exchanges FROM traffic_hour WHERE ${within} GROUP BY 1, 2`,
      values: Object.values(timesOf(window)),
    },
    {
      text: "SELECT count(DISTINCT account_id) AS accounts FROM account_day WHERE day >= $1::date AND day < $2::date",
      values: Object.values(timesOf(window)),
    },
    ...surroundings(window),
  ],
  answer: ([rows]) => sumOf(rows, "exchanges"),
};

const capabilities: Question = {
  what: "capability mix of a campaign beside everybody's",
  target,
  ours: async (store, { campaign, window }) => {
    const { exchanges, exchangesOverall } = await capabilitiesOf(store, campaign.accountIds, window);
    return exchanges + exchangesOverall;
  },
  baseline: ({ campaign, window }) => [
    {
      text: `SELECT capability, sum(exchanges)::float8 AS exchanges FROM account_hour
        WHERE account_id = ANY($3) AND ${within} GROUP BY 1`,
      values: [...Object.values(timesOf(window)), campaign.accountIds],
    },
    {
      text: `SELECT capability, sum(exchanges)::float8 AS exchanges FROM traffic_hour WHERE ${within} GROUP BY 1`,
      values: Object.values(timesOf(window)),
    },
  ],
  answer: (rows) => sumOf(rows.flat(), "exchanges"),
};

/** Postgres' percentiles lie between two accounts where ours are one of them, hence `percentile_disc`. */
const rates: Question = {
  what: "rates of a campaign beside everybody's",
  target,
  ours: async (store, { campaign }) => Math.round((await readRates(store, campaign.accountIds)).perDay * 1_000),
  baseline: ({ campaign }) => [
    {
      text: `SELECT sum(exchanges)::float8 / greatest((
          SELECT sum(bit_count(days::bit(64))) FROM (
            SELECT bit_or(days) AS days FROM account_month WHERE account_id = ANY($1) GROUP BY month) AS calendar), 1)::float8 AS "perDay"
        FROM account_month WHERE account_id = ANY($1)`,
      values: [campaign.accountIds],
    },
    {
      text: `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY rate) AS median FROM (
        SELECT sum(exchanges)::float8 / sum(bit_count(days::bit(64)))::float8 AS rate FROM account_month
        WHERE account_id = ANY($1) GROUP BY account_id) AS held`,
      values: [campaign.accountIds],
    },
    { text: "SELECT spread, median FROM account_survey" },
  ],
  answer: ([rows]) => Math.round(sumOf(rows, "perDay") * 1_000),
};

/** What both stores have aggregated beforehand. */
export const rollupQuestions: readonly Question[] = [everybody, capabilities, rates];
