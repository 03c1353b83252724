import type { Grain } from "../timeline";
import type { Measure } from "./contract";
import { type CountedFacet, countedFacets, restKey, unnamed } from "./facets";
import { accountOf, rolledOf, saidOf } from "./facets.sql";
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
      filters[facet] === unnamed
        ? `account_facet.${rolledOf(facet)} = ''`
        : `${saidOf(facet, `account_facet.${rolledOf(facet)}`)} = {${facet}:String}`,
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

function rowsOf(question: GroupsQuestion, from: "before" | "from", grain: Grain): Rows {
  if (isPlain(question) && grain === "day") {
    const by = question.by as CountedFacet;
    return {
      from: `SELECT facet_day.day AS at, ${saidOf(by, "value")} AS said, facet = 'all' AS is_total, exchanges AS n, output_tokens AS tokens, accounts AS who
        FROM facet_day WHERE facet IN ('all', '${rolledOf(by)}') AND ${within("facet_day.day", from)}`,
      accounts: (condition) => `uniqCombinedMergeIf(12)(rows.who, ${condition})`,
    };
  }
  const { by, scope } = question;
  const conditions = [within("account_facet.day", from), ...conditionsOf(scope)].join(" AND ");
  const isByCampaign = by === "campaign";
  const said = isByCampaign ? "if(campaign = 0, '', toString(campaign))" : saidOf(by, `account_facet.${rolledOf(by)}`);
  const counted =
    grain === "hour"
      ? "toDateTime(account_facet.day, 'UTC') + 3600 * sent_at AS at, 1 AS n, 0 AS tokens"
      : "account_facet.day AS at, exchanges AS n, output_tokens AS tokens";
  return {
    from: `SELECT ${said} AS said, ${counted}, account_facet.account AS who
      FROM account_facet ${grain === "hour" ? "ARRAY JOIN hours AS sent_at" : ""} ${isByCampaign ? `LEFT ANY JOIN (${memberships}) AS member ON member.account = account_facet.account` : ""}
      WHERE ${conditions}`,
    accounts: (condition) => `uniqCombinedIf(14)(rows.who, ${condition})`,
  };
}

const figures = (rows: Rows, suffix: string, condition: string): string => `
  toFloat64(sumIf(rows.n, ${condition})) AS exchanges${suffix},
  toFloat64(sumIf(rows.tokens, ${condition})) AS outputTokens${suffix},
  toFloat64(${rows.accounts(condition)}) AS accounts${suffix}`;

/** Groups of a window and of the one before it, the total first; `{limit:UInt32}` rows in all. */
export function groupsQuery(question: GroupsQuestion, measure: Measure, rank: "size" | "change"): string {
  const rows = rowsOf(question, "before", "day");
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

/**
 * The measure by day or by hour of the groups `{keys:Array(String)}`, and of all others together. Output tokens have no hours: kept by
 * the hour, they would take as much room as all else that the roll-up has.
 */
export function bucketsQuery(question: GroupsQuestion, measure: Measure, grain: Grain): string {
  const rows = rowsOf(question, "from", grain);
  return `
    SELECT toUnixTimestamp(toDateTime(rows.at, 'UTC')) AS bucket,
      if(has({keys:Array(String)}, ${named("rows.said")}), ${named("rows.said")}, '${restKey}') AS series,
      toFloat64(${valueIn(rows)[measure]}) AS value
    FROM (${rows.from}) AS rows ${isPlain(question) && grain === "day" ? "WHERE NOT is_total" : ""} GROUP BY bucket, series`;
}
