import type { ReportAudience } from "./contract";

/*
 * A line is a heading (`# `, `## `), one item of a list (`- `), all items of a fact (`-- `), or a paragraph. It is left out where a fact
 * that it names is not known, and a heading where nothing stands under it.
 */

const what = [
  "## What happened",
  "Between {{from}} and {{to}}, {{accounts}} accounts that were run together made {{exchanges}} exchanges with our models. {{verdict}}",
  "Each account looked ordinary: {{rate}} Together they did not.",
  "",
];
const asked = ["## What was asked for", "-- {{asked}}", "Models: {{models}}.", ""];
const taken = [
  "## What was delivered",
  "- {{outputTokens}} tokens of output",
  "- {{reasoningTokens}} tokens of reasoning",
  "- {{tasks}} distinct tasks",
  "",
];
const known = [
  "## How we know",
  "Independent kinds of evidence agree that the accounts were run together:",
  "-- {{signals}}",
  "{{confidence}}",
  "",
];
const done = ["## What we did", "-- {{measures}}", ""];
const behind = [
  "## Who may be behind it",
  "{{allegation}}",
  "This is an allegation with {{allegationConfidence}} confidence, not a finding. The explanation that stands against it: {{alternative}}",
  "",
];
const unknown = ["## What is not known", "-- {{notKnown}}", ""];
const foot = ["Written {{madeAt}} UTC. Reference: {{reference}}."];

/** What each audience is told, and in which order. */
export const templates: Record<ReportAudience, readonly string[]> = {
  public: [
    "# Coordinated extraction from our models",
    ...what,
    ...asked,
    ...known,
    ...done,
    ...behind,
    ...unknown,
    "Everybody whose account was restricted was told why, and can have it reviewed by a person who took no part in the decision.",
    ...foot,
  ],
  partner: [
    "# Incident report: {{reference}}",
    ...what,
    ...asked,
    ...taken,
    ...known,
    ...done,
    ...behind,
    ...unknown,
    "Indicators are shared apart from this report, in a signed bundle, with a time until which they hold. Nothing here identifies a person.",
    ...foot,
  ],
  regulator: [
    "# Notification of an incident: {{reference}}",
    "## Summary",
    "- Kind of incident: {{kind}}",
    "- Period: {{from}} to {{to}} (UTC)",
    "- Accounts: {{accounts}}",
    "- Exchanges: {{exchanges}}",
    "- Kind of operator: {{operatorKind}}",
    "- Method: {{method}}",
    "- Places that the traffic came from: {{places}}",
    "",
    ...what,
    ...asked,
    ...taken,
    ...known,
    ...done,
    ...behind,
    ...unknown,
    "Places are those of network addresses, which proxies choose: they say nothing of where anybody is.",
    ...foot,
  ],
};
