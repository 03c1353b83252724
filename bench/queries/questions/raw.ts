import { extractionMask } from "@/lib/content";
import type { ValueColumn } from "../draw";
import { bucket, type Question, secondsOf, sumOf, timesOf } from "./question";

const target = "≥ 10, none below 5";
const within = "ts >= toDateTime({from:UInt32}, 'UTC') AND ts < toDateTime({to:UInt32}, 'UTC')";

const timeline: Question = {
  what: "all traffic of a window by hour and model, without roll-ups",
  target,
  ours: async (store, { window }) => {
    const rows = await store.rows<{ exchanges: number }>(
      `SELECT toUnixTimestamp(toStartOfHour(ts)) AS bucket, model, toFloat64(count()) AS exchanges FROM exchange
       WHERE ${within} GROUP BY bucket, model`,
      secondsOf(window),
    );
    return sumOf(rows as never, "exchanges");
  },
  baseline: ({ window: { from, to } }) => [
    {
      text: `SELECT ${bucket("1 hour", "ts")}, model, count(*)::float8 AS exchanges FROM exchange
        WHERE ts >= $1 AND ts < $2 GROUP BY 1, 2`,
      values: Object.values(timesOf({ from, to })),
    },
  ],
  answer: ([rows]) => sumOf(rows, "exchanges"),
};

const stored: Record<ValueColumn, string> = {
  template_id: "template_id != 0",
  client_fingerprint: "client_fingerprint != ''",
  ip: "ip != toIPv6('::')",
};

/** Accounts from which on a value counts as shared. */
const least = 5;

/** How many there are, so that what is compared is not how tens of thousands of rows travel. */
const shared: Question = {
  what: "values of one kind that at least five accounts share",
  target,
  ours: async (store, { kind }) => {
    const rows = await store.rows<{ values: number }>(
      `SELECT toFloat64(count()) AS values FROM (
         SELECT ${kind} AS value FROM exchange WHERE ${stored[kind]}
         GROUP BY value HAVING uniqUpTo(${least - 1})(account_id) >= ${least})`,
    );
    return sumOf(rows as never, "values");
  },
  baseline: ({ kind }) => [
    {
      text: `SELECT count(*)::float8 AS values FROM (
        SELECT ${kind} FROM (SELECT DISTINCT ${kind}, account_id FROM exchange WHERE ${kind} IS NOT NULL) AS held
        GROUP BY 1 HAVING count(*) >= ${least}) AS shared`,
    },
  ],
  answer: ([rows]) => sumOf(rows, "values"),
};

const figures = [
  "exchanges",
  "elicited",
  "refused",
  "inputTokens",
  "outputTokens",
  "atMost",
  "templates",
  "models",
  "hours",
] as const;

/** Both give one row over all accounts, so that what is compared is not how rows travel. */
const summed = (quote: string) =>
  figures.map((name) => `sum(${quote}${name}${quote}) AS ${quote}${name}${quote}`).join(", ");
const whole = (rows: readonly Record<string, unknown>[] = []) =>
  figures.reduce((sum, name) => sum + sumOf(rows, name), 0);

const features: Question = {
  what: "features of every account, from all its exchanges",
  target,
  ours: async (store) =>
    whole(
      await store.rows(`SELECT ${summed("")} FROM (
        SELECT count() AS exchanges, countIf(bitAnd(elicitation, ${extractionMask}) != 0) AS elicited,
          countIf(status = 'refused') AS refused, sum(input_tokens) AS inputTokens, sum(output_tokens) AS outputTokens,
          countIf(max_tokens != 0 AND output_tokens >= max_tokens) AS atMost, uniqExactIf(template_id, template_id != 0) AS templates,
          uniqExact(model) AS models, uniqExact(toStartOfHour(ts)) AS hours
        FROM exchange GROUP BY account_id)`),
    ),
  baseline: () => [
    {
      text: `SELECT ${summed('"')} FROM (
        SELECT count(*) AS exchanges, count(*) FILTER (WHERE elicitation & ${extractionMask} != 0) AS elicited,
          count(*) FILTER (WHERE status = 'refused') AS refused, sum(input_tokens) AS "inputTokens", sum(output_tokens) AS "outputTokens",
          count(*) FILTER (WHERE max_tokens != 0 AND output_tokens >= max_tokens) AS "atMost", count(DISTINCT template_id) AS templates,
          count(DISTINCT model) AS models, count(DISTINCT date_bin('1 hour', ts, 'epoch')) AS hours
        FROM exchange GROUP BY account_id) AS one`,
    },
  ],
  answer: ([rows]) => whole(rows),
};

/** Questions over all traffic that no roll-up answers. */
export const rawQuestions: readonly Question[] = [timeline, shared, features];
