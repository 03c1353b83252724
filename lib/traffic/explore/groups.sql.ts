import type { Measure } from "./contract";
import { type CountedFacet, countedFacets, restKey, unnamed } from "./facets";
import { accountOf, rolledOf, saidByRow, saidByValue } from "./facets.sql";
import type { Scope } from "./scope";

export interface GroupsQuestion {
  /** `campaign`: by the lists `{memberIds:Array(String)}` and `{memberOf:Array(UInt16)}`. */
  by: CountedFacet | "campaign";
  scope: Scope;
}

const named = (column: string): string => `if(${column} = '', '${unnamed}', toString(${column}))`;
const within = (column: string, from: string): string => `${column} >= {${from}:Date} AND ${column} < {to:Date}`;

/** Whether sums by one facet at a time answer it. */
const isPlain = ({ by, scope }: GroupsQuestion): boolean =>
  by !== "campaign" && scope.members === undefined && Object.keys(scope.filters).length === 0;

/** Conditions on `account_facet` beside its days; values as parameters of their facets' names. */
export function conditionsOf({ filters, members }: Scope): string[] {
  const conditions = countedFacets
    .filter((facet) => filters[facet] !== undefined)
    .map((facet) =>
      filters[facet] === unnamed ? `account_facet.${rolledOf(facet)} = ''` : `${saidByRow(facet)} = {${facet}:String}`,
    );
  if (members === undefined) return conditions;
  const set = `(SELECT ${accountOf("arrayJoin({accountIds:Array(String)})")})`;
  return [...conditions, `account_facet.account ${members.isOutside ? "NOT IN" : "IN"} ${set}`];
}

/** Which campaign an account counts in: one, so that groups add up. */
const memberships = `
  SELECT ${accountOf("one.1")} AS account, any(one.2) AS campaign
  FROM (SELECT arrayJoin(arrayZip({memberIds:Array(String)}, {memberOf:Array(UInt16)})) AS one) GROUP BY account`;

interface Rows {
  /** Gives `at`, what is `said` of the facet, `n` exchanges, their `tokens`, and `who` sent them. */
  from: string;
  accounts: (condition: string) => string;
}

function rowsOf(question: GroupsQuestion, from: "before" | "from"): Rows {
  if (isPlain(question)) {
    const by = question.by as CountedFacet;
    return {
      from: `SELECT facet_day.day AS at, ${saidByValue(by)} AS said, facet = 'all' AS is_total, exchanges AS n, output_tokens AS tokens, accounts AS who
        FROM facet_day WHERE facet IN ('all', '${rolledOf(by)}') AND ${within("facet_day.day", from)}`,
      accounts: (condition) => `uniqCombinedMergeIf(12)(rows.who, ${condition})`,
    };
  }
  return {
    from: combinationsOf(question, from, "exchanges AS n, output_tokens AS tokens"),
    accounts: (condition) => `uniqCombinedIf(14)(rows.who, ${condition})`,
  };
}

/** What is `said` on a day (`at`) by `who`, and more columns, of each combination that matches. */
function combinationsOf({ by, scope }: GroupsQuestion, from: "before" | "from", more: string): string {
  const conditions = [within("account_facet.day", from), ...conditionsOf(scope)].join(" AND ");
  const isByCampaign = by === "campaign";
  const said = isByCampaign ? "if(campaign = 0, '', toString(campaign))" : saidByRow(by);
  return `SELECT account_facet.day AS at, ${said} AS said, account_facet.account AS who, ${more}
      FROM account_facet ${isByCampaign ? `LEFT ANY JOIN (${memberships}) AS member ON member.account = account_facet.account` : ""}
      WHERE ${conditions}`;
}

const figures = (rows: Rows, suffix: string, condition: string): string => `
  toFloat64(sumIf(rows.n, ${condition})) AS exchanges${suffix},
  toFloat64(sumIf(rows.tokens, ${condition})) AS outputTokens${suffix},
  toFloat64(${rows.accounts(condition)}) AS accounts${suffix}`;

/** Groups of a window and of the one before it, the total first; `{limit:UInt32}` rows in all. */
export function groupsQuery(question: GroupsQuestion, measure: Measure, rank: "size" | "change"): string {
  const rows = rowsOf(question, "before");
  const isNow = "rows.at >= {from:Date}";
  const grouped = isPlain(question)
    ? `SELECT said, is_total AS isTotal, ${figures(rows, "", isNow)}, ${figures(rows, "Before", `NOT (${isNow})`)}
       FROM (${rows.from}) AS rows GROUP BY said, isTotal`
    : `SELECT said, toUInt8(grouping(said)) AS isTotal, ${figures(rows, "", isNow)}, ${figures(rows, "Before", `NOT (${isNow})`)}
       FROM (${rows.from}) AS rows GROUP BY GROUPING SETS ((said), ())`;
  const order = rank === "size" ? `${measure} DESC, ${measure}Before DESC` : `abs(${measure} - ${measure}Before) DESC`;
  return `
    SELECT * EXCEPT said, ${named("said")} AS key, toUInt32(countIf(isTotal = 0 AND exchanges > 0) OVER ()) AS groups,
      toUInt32(countIf(isTotal = 0 AND exchanges = 0) OVER ()) AS gone
    FROM (${grouped}) ORDER BY isTotal DESC, ${order}, key LIMIT {limit:UInt32}`;
}

const valueIn = (rows: Rows): Record<Measure, string> => ({
  exchanges: "sum(rows.n)",
  outputTokens: "sum(rows.tokens)",
  accounts: rows.accounts("true"),
});

/** The measure by day of the groups `{keys:Array(String)}`, and of all others together. */
export function daysQuery(question: GroupsQuestion, measure: Measure): string {
  const rows = rowsOf(question, "from");
  return `
    SELECT toUnixTimestamp(toDateTime(rows.at, 'UTC')) AS bucket,
      if(has({keys:Array(String)}, ${named("rows.said")}), ${named("rows.said")}, '${restKey}') AS series,
      toFloat64(${valueIn(rows)[measure]}) AS value
    FROM (${rows.from}) AS rows ${isPlain(question) ? "WHERE NOT is_total" : ""} GROUP BY bucket, series`;
}

/** What a measure by the hour is of each exchange that is put into its hour. */
const hourly: Record<Measure, string> = {
  exchanges: "count()",
  accounts: "uniqCombined(14)(who)",
  outputTokens: "sum(toUInt64(tokens))",
};

/** What of `account_facet` a measure by the hour is made of. */
export const hoursOf = (measure: Measure): "hours" | "hour_tokens" =>
  measure === "outputTokens" ? "hour_tokens" : "hours";

/**
 * The same by hour. What is said becomes its place among the groups before hours are told apart, and texts again after they are
 * counted: each exchange of the window is a row in between.
 */
export function hoursQuery(question: GroupsQuestion, measure: Measure): string {
  const [more, joined] =
    measure === "outputTokens"
      ? ["hours, hour_tokens", "hours AS sent_at, hour_tokens AS tokens"]
      : ["hours", "hours AS sent_at"];
  const keys = `arrayPushBack({keys:Array(String)}, '${restKey}')`;
  const said = `arrayMap(key -> if(key = '${unnamed}', '', key), ${keys})`;
  return `
    SELECT toUInt32(toUnixTimestamp(toDateTime(at, 'UTC')) + 3600 * sent_at) AS bucket,
      if(place = 0, '${restKey}', arrayElement(${keys}, place)) AS series, toFloat64(counted) AS value
    FROM (
      SELECT at, sent_at, place, ${hourly[measure]} AS counted
      FROM (
        SELECT at, toUInt8(transform(said, ${said}, arrayEnumerate(${keys}), 0)) AS place, who, ${more}
        FROM (${combinationsOf(question, "from", more)})) AS placed
      ARRAY JOIN ${joined} GROUP BY at, sent_at, place)`;
}

/** Whether days, so many from `{day0:Date}` on, lack what a measure by the hour is made of. A day is built as a whole: one row of it tells. */
export const lacksHours = (days: number, measure: Measure): string =>
  Array.from(
    { length: days },
    (_, i) =>
      `(SELECT toString(account_facet.day) AS day, empty(${hoursOf(measure)}) AS lacks FROM account_facet WHERE account_facet.day = {day${i}:Date} LIMIT 1)`,
  ).join(" UNION ALL ");
