import type { Client } from "pg";

/** The role the application connects as: neither owner nor superuser. */
export const applicationRole = "stillwatch_app";

/** Tables whose rows are history: the application may add to them and read them, never change or remove. */
const appendOnly = [
  "decision",
  "evidence_snapshot",
  "bundle_export",
  "partner_agreement",
  "campaign_marking",
  "wrapper_release",
  "delivery_step",
  "delivered_object",
  "recall",
  "recalled_account",
  "audit_sample",
  "audit_sample_item",
  "label_event",
  "set_change",
  "thread_step",
  "note_version",
  "pin",
  "pin_removal",
  "operator_event",
  "attribution",
  "attribution_ruling",
  "proposal_subject",
  "proposal_ruling",
  "standing_order_ruling",
  "policy_version",
  "referral_answer",
  "throttle_limit_change",
  "enforcement_attempt",
  "regrouping_origin",
  "regrouping_account",
  "notice_template",
  "appeal_event",
  "appeal_file",
  "appeal_ruling",
  "verification_result",
  "transparency_settings",
  "exported_statement",
  "taxii_object",
  "taxii_fetch",
  "inbound_sighting",
  "inbound_note",
  "remark_step",
  "request_closing",
  "partner_precision",
];

/** Tables that only a function of the owner writes. */
const readOnly = ["audit_record", "audit_head", "_prisma_migrations"];

const quoted = (tables: string[]) => tables.map((table) => `"${table}"`).join(", ");

/** What the process that answers gateways restricts itself to, and what it may do then. */
const policyRole = "stillwatch_policy";
const policyGrants = {
  gateway_rule: "select",
  policy_replica: "select, insert, update, delete",
  gateway_observation: "select, insert, update",
  signing_key: "select, insert",
};

/**
 * Gives the application's role, and that of the process that answers gateways, the least they need. Does nothing when the role is missing (a database of the
 * operator's own, where roles are the operator's business).
 */
export async function grantApplicationRole(client: Client): Promise<void> {
  if (await isMissing(client, applicationRole)) return;
  const statements = [
    `grant usage on schema public to ${applicationRole}`,
    `grant select, insert, update, delete on all tables in schema public to ${applicationRole}`,
    `grant usage, select on all sequences in schema public to ${applicationRole}`,
    `revoke update, delete, truncate on ${quoted(appendOnly)} from ${applicationRole}`,
    `revoke insert, update, delete, truncate on ${quoted(readOnly)} from ${applicationRole}`,
    `grant execute on function append_audit(jsonb) to ${applicationRole}`,
  ];
  for (const statement of statements) await client.query(statement);
  if (await isMissing(client, policyRole)) return;
  await client.query(`grant usage on schema public to ${policyRole}`);
  for (const [table, rights] of Object.entries(policyGrants))
    await client.query(`grant ${rights} on "${table}" to ${policyRole}`);
}

async function isMissing(client: Client, role: string): Promise<boolean> {
  const found = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  return found.rowCount === 0;
}
