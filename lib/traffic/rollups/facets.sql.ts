import { type ExchangeFacet, exchangeFacets, rolledFacets } from "../explore/facets";
import { accountOf, facetOfExchange } from "../explore/facets.sql";
import { shadowOf } from "./shadows";

/** Of a day the templates and fingerprints are kept by name that at least one exchange in this many has, and never fewer than `least`. */
const oneIn = 5_000;
const least = 5;
const keptWhenCommon: ReadonlySet<ExchangeFacet> = new Set(["fingerprint", "template"]);

const chosen = "toDate(ts) IN {days:Array(Date)}";

const commonOf = (facet: ExchangeFacet): string => `
  SELECT day, value FROM (
    SELECT toDate(ts) AS day, ${facetOfExchange[facet]} AS value, count() AS sent, sum(sent) OVER (PARTITION BY day) AS sent_in_all
    FROM exchange WHERE ${chosen} GROUP BY day, value)
  WHERE value != '' AND sent >= greatest(${least}, sent_in_all / ${oneIn})`;

const kept = (facet: ExchangeFacet): string =>
  keptWhenCommon.has(facet)
    ? `if((toDate(ts), ${facetOfExchange[facet]}) IN (${commonOf(facet)}), ${facetOfExchange[facet]}, '')`
    : facetOfExchange[facet];

const each = (write: (facet: ExchangeFacet) => string): string => exchangeFacets.map(write).join(", ");

/** The statement that fills a table with the combinations that accounts had on `{days:Array(Date)}`. */
export const fillFacets = (table: string): string => `
  INSERT INTO ${table} (day, account, ${each(String)}, program, exchanges, output_tokens, hours, hour_tokens)
  SELECT sent.day, ${accountOf("sent.account_id")}, ${each((facet) => `sent.of_${facet}`)}, known.program, sent.n, sent.tokens,
    arrayMap(one -> one.1, sent.moments), arrayMap(one -> one.2, sent.moments)
  FROM (
    SELECT toDate(ts) AS day, account_id, ${each((facet) => `${kept(facet)} AS of_${facet}`)},
      count() AS n, sum(exchange.output_tokens) AS tokens, arraySort(groupArray((toHour(ts), exchange.output_tokens))) AS moments
    FROM exchange WHERE ${chosen} GROUP BY day, account_id, ${each((facet) => `of_${facet}`)}) AS sent
  LEFT ANY JOIN (SELECT account_id, program FROM account_current FINAL WHERE program != '') AS known
    ON known.account_id = sent.account_id`;

/** The statement that sums them up by one facet at a time, all that `from` has. */
export const fillFacetDays = (table: string, from: string): string => `
  INSERT INTO ${table} (day, facet, value, exchanges, output_tokens, accounts)
  SELECT day, one.1 AS name, one.2 AS said, sum(exchanges), sum(output_tokens), uniqCombinedState(12)(account)
  FROM ${from}
  ARRAY JOIN [('all', ''), ${rolledFacets.map((name) => `('${name}', toString(${name}))`).join(", ")}] AS one
  GROUP BY day, name, said`;

export const buildOfFacets = (token: string): string => fillFacets(shadowOf("account_facet", token));
export const buildOfFacetDays = (token: string): string =>
  fillFacetDays(shadowOf("facet_day", token), shadowOf("account_facet", token));
