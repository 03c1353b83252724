/** Verdicts that accuse nobody. */
const innocent = "('shared_infrastructure', 'evaluation')";

/** Each account once, in the campaign that it belongs to most. */
const sideOf = (run: string): string => `
  SELECT account_id, argMax(toString(campaign_id), score) AS campaign, argMax(verdict, score) AS verdict,
    argMax(tier, score) AS tier, max(run_verdict.score) AS nats
  FROM run_verdict WHERE run_id = {${run}:UUID} GROUP BY account_id`;

/**
 * What becomes of each account: one row each, `change` empty where nothing does. A side on which an account is in no campaign
 * has an empty campaign. Parameters: before_run, after_run.
 */
export const replayQuery = `
  SELECT if(b.account_id = '', a.account_id, b.account_id) AS account_id,
    b.campaign AS from_campaign, b.verdict AS from_verdict, b.tier AS from_tier, b.nats AS from_nats,
    a.campaign AS to_campaign, a.verdict AS to_verdict, a.tier AS to_tier, a.nats AS to_nats,
    (b.campaign != '' AND b.verdict NOT IN ${innocent}) AS was_flagged,
    (a.campaign != '' AND a.verdict NOT IN ${innocent}) AS is_flagged,
    multiIf(NOT was_flagged AND is_flagged, 'newly_flagged', was_flagged AND NOT is_flagged, 'released',
      NOT was_flagged AND NOT is_flagged, '', b.campaign != a.campaign, 'moved',
      b.verdict != a.verdict OR b.tier != a.tier, 'changed', '') AS change
  FROM (${sideOf("before_run")}) AS b FULL OUTER JOIN (${sideOf("after_run")}) AS a ON a.account_id = b.account_id
  SETTINGS join_use_nulls = 0`;
