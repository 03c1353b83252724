import { capabilities, elicitationBit, elicitationKinds } from "@/lib/content";
import type { Tables } from "./incidences.sql";

/** Kinds that ask for something only a student model needs; tool traces are what every agent framework looks like. */
export const extractionMask = elicitationKinds
  .filter((kind) => kind !== "tool_trace" && kind !== "slot_form")
  .reduce((mask, kind) => mask | elicitationBit(kind), 0);

const perKind = elicitationKinds.map((kind) => `countIf(bitTest(elicitation, ${elicitationKinds.indexOf(kind)}))`);
/** Exchanges of each kind of elicitation, as an array. */
export const elicitationCounts = `[${perKind.map((sql) => `toUInt32(${sql})`).join(", ")}]`;
const perCapability = capabilities.map((name) => `countIf(capability = '${name}')`);

/** What every account did and what is known of it, in the order of the account index. */
export const profilesQuery = ({ numbered, exchange, account }: Tables): string => `
  WITH numbered AS (${numbered}),
  sessions AS (
    SELECT account_id, sum(n) AS with_session, sumIf(n, n > 1) AS multi_turn
    FROM (SELECT account_id, session_id, count() AS n FROM ${exchange} WHERE session_id != '' GROUP BY account_id, session_id)
    GROUP BY account_id),
  traffic AS (
    SELECT account_id, toUInt32(count()) AS exchanges, ${elicitationCounts} AS elicited,
      toUInt32(countIf(bitAnd(elicitation, ${extractionMask}) != 0)) AS extraction,
      [${perCapability.map((sql) => `toUInt32(${sql})`).join(", ")}] AS capability,
      toUInt32(uniqExactIf(template_id, template_id != 0)) AS templates, toUInt32(countIf(template_id != 0)) AS with_content,
      arrayMap(h -> toUInt32(h), sumForEach(arrayMap(h -> toHour(ts) = h, range(24)))) AS hours,
      toUInt32(uniqIf(ip, ip != toIPv6('::'))) AS addresses, toUInt32(uniqIf(asn, asn != 0)) AS networks,
      toUInt32(countIf(ip != toIPv6('::'))) AS with_network, toFloat64(sum(output_tokens)) AS output_tokens,
      toUInt32(uniqExactIf(system_prompt_id, system_prompt_id != 0) + uniqExactIf(tool_schema_id, tool_schema_id != 0)) AS setups,
      min(ts) AS first_seen, max(ts) AS last_seen
    FROM ${exchange} GROUP BY account_id)
  SELECT numbered.account_id AS accountId, t.exchanges AS exchanges, t.elicited AS elicited, t.extraction AS extraction,
    t.capability AS capability, t.templates AS templates, t.with_content AS withContent,
    toUInt32(s.with_session) AS withSession, toUInt32(s.multi_turn) AS multiTurn, t.hours AS hours,
    t.addresses AS addresses, t.networks AS networks, t.with_network AS withNetwork, t.output_tokens AS outputTokens, t.setups AS setups,
    t.first_seen AS firstSeen, t.last_seen AS lastSeen, a.created_at AS createdAt, a.email_domain AS mailDomain,
    a.program AS program, a.tier AS tier, a.payment_type AS paymentType, a.verification_level AS verification,
    a.payment_fingerprint AS card, a.parent_account_id AS parent, a.reseller_id AS reseller, a.organization_id AS organization,
    a.organization_verified = 1 AS organizationVerified, a.account_id != '' AS known
  FROM numbered
  LEFT JOIN traffic AS t ON t.account_id = numbered.account_id
  LEFT JOIN sessions AS s ON s.account_id = numbered.account_id
  LEFT JOIN ${account} AS a ON a.account_id = numbered.account_id
  ORDER BY numbered.i`;
