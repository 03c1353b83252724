import { timelineOf } from "@/lib/traffic";
import { readExchangePage } from "@/lib/traffic/read-exchange-page";
import { readActivityByDay } from "@/lib/traffic/store/active-days";
import type { Draw } from "../draw";
import type { Statement } from "../postgres/plans";
import { bucket, type Question, secondsOf, sumOf, timesOf } from "./question";
import { exchangesIn, surroundings } from "./rollups";

const target = "≥ 0.5";

const timelineFrom = (accountIds: readonly string[], window: Draw["window"]): Statement[] => {
  const values = [...Object.values(timesOf(window)), accountIds];
  const chosen = "hour >= $1 AND hour < $2 AND account_id = ANY($3)";
  return [
    {
      text: `SELECT ${bucket("1 day", "hour")}, model, sum(exchanges)::float8 AS exchanges FROM account_hour
        WHERE ${chosen} GROUP BY 1, 2`,
      values,
    },
    { text: `SELECT count(DISTINCT account_id) AS accounts FROM account_hour WHERE ${chosen}`, values },
    ...surroundings(window),
  ];
};

const timelineQuestion = (what: string, accounts: (draw: Draw) => string[]): Question => ({
  what,
  target,
  ours: async (store, draw) =>
    exchangesIn(
      await timelineOf(store, { accountIds: accounts(draw) }, "model", { ...timesOf(draw.window), grain: "day" }),
    ),
  baseline: (draw) => timelineFrom(accounts(draw), draw.window),
  answer: ([rows]) => sumOf(rows, "exchanges"),
});

const rawCampaign: Question = {
  what: "2,500 accounts of the largest campaign by hour and model, without roll-ups",
  target,
  ours: async (store, { large, window }) => {
    const rows = await store.rows(
      `SELECT toUnixTimestamp(toStartOfHour(ts)) AS bucket, model, toFloat64(count()) AS exchanges FROM exchange
       WHERE account_id IN {large:Array(String)} AND ts >= toDateTime({from:UInt32}, 'UTC') AND ts < toDateTime({to:UInt32}, 'UTC')
       GROUP BY bucket, model`,
      { large, ...secondsOf(window) },
    );
    return sumOf(rows as never, "exchanges");
  },
  baseline: ({ large, window }) => [
    {
      text: `SELECT ${bucket("1 hour", "ts")}, model, count(*)::float8 AS exchanges FROM exchange
        WHERE account_id = ANY($3) AND ts >= $1 AND ts < $2 GROUP BY 1, 2`,
      values: [...Object.values(timesOf(window)), large],
    },
  ],
  answer: ([rows]) => sumOf(rows, "exchanges"),
};

const page = 50;

const exchangesOfOne: Question = {
  what: "newest exchanges of one account",
  target,
  ours: async (store, { accountId }) =>
    (await readExchangePage(store, { accountId, limit: page }, await readActivityByDay(store, accountId), [])).length,
  baseline: ({ accountId }) => [
    {
      text: `SELECT exchange_id, ts, model, capability, elicitation, input_tokens, output_tokens, status, ip FROM exchange
        WHERE account_id = $1 ORDER BY ts DESC, exchange_id DESC LIMIT ${page}`,
      values: [accountId],
    },
  ],
  answer: ([rows = []]) => rows.length,
};

/** Questions about some accounts, which an index answers as well. */
export const narrowQuestions: readonly Question[] = [
  timelineQuestion("2,500 accounts of the largest campaign by day and model", ({ large }) => large),
  rawCampaign,
  timelineQuestion("one account by day and model", ({ accountId }) => [accountId]),
  exchangesOfOne,
];
