/** Nouns that screens explain where they are used; `docs/glossary.md` says the same, and a test holds them together. */
export const terms = {
  "Shared value":
    "something two accounts can have in common: an address in a time window, a card fingerprint, a prompt template. It belongs to an evidence family: payment, identity, network, client, content, registration, timing",
  "Network class":
    "what kind of network somebody came through, told from the name and number of its owner: residential, mobile carrier, university or school, VPN or proxy, hosting or cloud, unknown. A way to look, never evidence",
  Hub: "a shared value that says nothing about who runs an account: carrier NAT, a public quick-start prompt. Hubs are learned, or named by a warninglist",
  Link: "weighted evidence, in nats, that two accounts are run together",
  Core: "the accounts of a cluster that links above the threshold join; measures reach them alone",
  Associated: "accounts near a core, tied to several of its members; never enforced automatically",
  "Hard link":
    "a payment, identity or client-unique value that a member has in common with the core; without one nobody is suspended or banned",
  Campaign: "a cluster under investigation, with a verdict, members, evidence and a timeline",
  Disposition:
    "what one member is in a campaign: operated, compromised, relay_customer, bystander, unknown. Only operated may be banned",
  Queue:
    "what waits for a person: open campaigns, and members of confirmed ones of which nobody has said what they are; by evidence × extraction that still flows × pressure of time",
  Claim: "somebody's word that they work on it, with a lease that lasts while they are seen at it; handed over by name",
  Extraction:
    "exchanges that ask for what trains a model: reasoning traces, step-by-step articulation, rubric grading, tool traces",
  Score: "additive log-odds of a campaign, in nats. Never shown as a probability",
  Version: "one state of all numbers that detection depends on: proposed, live, superseded or withdrawn",
  "Shadow run":
    "a run of a proposed version that publishes nothing; compared with the live version it gives the replay diff",
  "Audit sample": "accounts drawn at random, judged blind: benign, operated, compromised, unsure",
  Nat: "the natural-logarithm unit of evidence: ln 2 ≈ 0.7 nats double the odds",
  Term: "one summand of the score, with numerator, denominator and baseline",
  Baseline: "the same quotient among accounts of the same volume that are in no group",
  "Test against": "one thing that could clear a campaign or an account: found, looked for and absent, or not available",
} as const;

export type TermName = keyof typeof terms;
